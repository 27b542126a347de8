using Airbnb.Core.Admin;
using Airbnb.Core.Payments.Reconciling;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Admin;

/// <summary>The checker finds what it is there to find. What is broken here is rolled back.</summary>
[Collection(Alone.Name)]
public sealed class InvariantsTests(SharedStack stack, TwoBookings bookings)
    : StackTests(stack),
        IClassFixture<TwoBookings>
{
    [Theory]
    [InlineData(
        "nights_sold_once",
        "UPDATE bookings SET check_in = check_in - 400, check_out = check_out + 400 WHERE id IN ({0}, {1})"
    )]
    [InlineData("nights_match_bookings", "DELETE FROM occupied WHERE source_id = {0}")]
    [InlineData("nights_match_bookings", "UPDATE bookings SET status = 'held' WHERE id = {0}")]
    [InlineData("nights_match_bookings", "UPDATE bookings SET check_out = check_out + 1 WHERE id = {0}")]
    [InlineData("nights_have_an_owner", "UPDATE occupied SET source_id = gen_random_uuid() WHERE source_id = {0}")]
    [InlineData("timelines_end_where_bookings_stand", "UPDATE bookings SET status = 'completed' WHERE id = {0}")]
    [InlineData("cancellations_settle_the_price", "UPDATE bookings SET status = 'cancelled_by_guest' WHERE id = {0}")]
    [InlineData(
        "cancellations_settle_the_price",
        """
            INSERT INTO cancellations SELECT id, 'guest', now(), NULL, '[]', 0, 0, total_amount - 1, currency, false, 'test'
            FROM bookings WHERE id = {0}
            """
    )]
    [InlineData("bookings_go_on", "UPDATE bookings SET check_in_at = check_in_at - interval '400 days' WHERE id = {0}")]
    [InlineData(
        "bookings_go_on",
        "UPDATE bookings SET hold_expires_at = hold_expires_at - interval '31 minutes' WHERE id = {1}"
    )]
    [InlineData(
        "journal_is_balanced",
        "INSERT INTO journal_entries VALUES (gen_random_uuid(), 'test', gen_random_uuid(), {0}, now())"
    )]
    [InlineData(
        "journal_is_balanced",
        "INSERT INTO journal_lines SELECT id, 99, 'guest', NULL, 1, 'EUR' FROM journal_entries WHERE booking_id = {0}"
    )]
    [InlineData(
        "charges_are_booked",
        "UPDATE charges SET status = 'succeeded' WHERE payment_id = (SELECT id FROM payments WHERE booking_id = {1})"
    )]
    [InlineData(
        "charges_are_booked",
        "UPDATE charges SET status = 'cancelled' WHERE payment_id = (SELECT id FROM payments WHERE booking_id = {0})"
    )]
    [InlineData(
        "refunds_are_booked",
        """
            INSERT INTO refunds (id, charge_id, amount, currency, reason, created_at, status, gateway_id)
            SELECT gen_random_uuid(), c.id, c.amount, c.currency, 'test', now(), 'succeeded', 're_test'
            FROM charges c JOIN payments p ON p.id = c.payment_id WHERE p.booking_id = {0}
            """
    )]
    [InlineData(
        "fees_are_booked",
        "UPDATE charges SET fee = fee + 1 WHERE payment_id = (SELECT id FROM payments WHERE booking_id = {0})"
    )]
    [InlineData(
        "payouts_are_booked",
        """
            INSERT INTO payouts (id, host_id, booking_id, gateway, currency, created_at, status, amount, recovered,
                                 tries, gateway_id, ended_at)
            SELECT gen_random_uuid(), host_id, id, 'stripe', currency, now(), 'sent', 1, 0, 0, 'tr_test', now()
            FROM bookings WHERE id = {0}
            """
    )]
    [InlineData(
        "guests_are_settled",
        """
            WITH entry AS (INSERT INTO journal_entries
                SELECT gen_random_uuid(), 'test', gen_random_uuid(), {0}, now() RETURNING id)
            INSERT INTO journal_lines SELECT id, l.line, l.account, NULL, l.amount, 'EUR'
            FROM entry, (VALUES (1, 'guest', 1), (2, 'platform_fees', -1)) AS l (line, account, amount)
            """
    )]
    [InlineData(
        "losses_are_booked",
        """
            INSERT INTO disputes SELECT gen_random_uuid(), c.id, 'stripe', 'dp_test', 1, c.currency, 'test', now(),
                                        'lost', 1, now()
            FROM charges c JOIN payments p ON p.id = c.payment_id WHERE p.booking_id = {0}
            """
    )]
    [InlineData(
        "gateway_agrees",
        """
            WITH entry AS (INSERT INTO journal_entries
                SELECT gen_random_uuid(), 'test', gen_random_uuid(), {0}, now() RETURNING id)
            INSERT INTO journal_lines SELECT id, l.line, l.account, 'stripe', l.amount, 'EUR'
            FROM entry, (VALUES (1, 'clearing', 1), (2, 'platform_fees', -1)) AS l (line, account, amount)
            """
    )]
    [InlineData("captured_is_due", "UPDATE bookings SET total_amount = total_amount + 1 WHERE id = {0}")]
    [InlineData("captured_is_due", "UPDATE bookings SET status = 'expired' WHERE id = {0}")]
    [InlineData(
        "gateway_agrees",
        "UPDATE charges SET amount = amount + 1 WHERE payment_id = (SELECT id FROM payments WHERE booking_id = {1})"
    )]
    [InlineData(
        "gateway_agrees",
        "UPDATE charges SET gateway_id = 'pi_of_nobody' WHERE payment_id = (SELECT id FROM payments WHERE booking_id = {1})"
    )]
    public async Task What_is_broken_is_found(string name, string sql)
    {
        // A late webhook may come between: only a system at rest is looked at all over.
        await Eventually.True(
            () => IsFound(name, sql, bookings.Paid.Id, bookings.Open.Id),
            $"{name} to be found broken"
        );
    }

    [Fact]
    public async Task A_sound_system_has_nothing_broken()
    {
        await App.InvariantsHold();
        await using var db = App.OpenDb();

        Assert.Empty((await Check(db)).Broken);
    }

    /// <summary>Each change was taken back.</summary>
    public override Task DisposeAsync() => Task.CompletedTask;

    private async Task<bool> IsFound(string name, string sql, Guid paidId, Guid openId)
    {
        await using var db = App.OpenDb();
        await using var broken = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync(sql, paidId, openId);
        var report = await Check(db);
        await broken.RollbackAsync();
        return report.Broken.Any(invariant => invariant.Name == name);
    }

    private async Task<InvariantReport> Check(AirbnbDb db)
    {
        var gateway = App.Gateway();
        var compare = new CompareWithGateway(db, gateway, new KeepMovements(db, gateway), new CompareBooks(db));
        return await new Invariants(db, compare).Check(default);
    }
}

/// <summary>Something to break.</summary>
public sealed class TwoBookings(SharedStack stack) : IAsyncLifetime
{
    public Held Paid { get; private set; } = null!;
    public Held Open { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var given = new Given(stack.App);
        Paid = await given.Confirmed();
        Open = await given.Held(Paid.Home, new Nights(Paid.Nights.CheckOut, Paid.Nights.CheckOut.AddDays(2)));
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
