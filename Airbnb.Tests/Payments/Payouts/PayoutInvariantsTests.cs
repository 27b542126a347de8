using Airbnb.Core.Admin;
using Airbnb.Core.Payments.Reconciling;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Payments.Payouts;

/// <summary>The checker finds what is wrong between hosts and the books. What is broken here is rolled back.</summary>
[Collection(MovedClock.Name)]
public sealed class PayoutInvariantsTests(MovedClockStack stack) : StackTests(stack)
{
    private const string Move = """
        WITH entry AS (INSERT INTO journal_entries VALUES (gen_random_uuid(), 'test', gen_random_uuid(), {0}, now())
                       RETURNING id),
             host AS (SELECT host_id::text AS owner, currency FROM bookings WHERE id = {0})
        INSERT INTO journal_lines
        """;

    [Theory]
    [InlineData(
        "debts_are_not_negative",
        Move
            + " SELECT id, 1, 'host_receivable', owner, -100, currency FROM entry, host"
            + " UNION ALL SELECT id, 2, 'platform_fees', NULL, 100, currency FROM entry, host"
    )]
    [InlineData("recoveries_are_booked", "UPDATE payouts SET recovered = recovered + 1 WHERE booking_id = {0}")]
    [InlineData(
        "penalties_are_booked",
        "INSERT INTO host_penalties SELECT gen_random_uuid(), id, host_id, 100, currency, 'test', now() FROM bookings WHERE id = {0}"
    )]
    [InlineData(
        "reversals_are_covered",
        """
            INSERT INTO payout_reversals SELECT gen_random_uuid(), id, host_id, booking_id, amount + 1, currency, now(),
                'succeeded', 'trr_test', NULL, now() FROM payouts WHERE booking_id = {0}
            """
    )]
    [InlineData(
        "hosts_are_paid",
        Move
            + " SELECT id, 1, 'host_payable', owner, 100, currency FROM entry, host"
            + " UNION ALL SELECT id, 2, 'platform_fees', NULL, -100, currency FROM entry, host"
    )]
    [InlineData(
        "hosts_are_paid",
        Move
            + " SELECT id, 1, 'host_payable', owner, -100, currency FROM entry, host"
            + " UNION ALL SELECT id, 2, 'platform_fees', NULL, 100, currency FROM entry, host"
    )]
    public async Task What_is_broken_is_found(string name, string sql)
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home, nights: 1);
        await App.ToPayoutOf(held, days: 1);
        await held.PayoutsBecome("sent");

        await Eventually.True(() => IsFound(name, sql, held.Id), $"{name} to be found broken");
    }

    private async Task<bool> IsFound(string name, string sql, Guid bookingId)
    {
        await using var db = App.OpenDb();
        await using var broken = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync(sql, bookingId);
        var report = await Check(db);
        await broken.RollbackAsync();
        return report.Broken.Any(invariant => invariant.Name == name);
    }

    private Task<InvariantReport> Check(AirbnbDb db)
    {
        var gateway = App.Gateway();
        var compare = new CompareWithGateway(db, gateway, new KeepMovements(db, gateway), new CompareBooks(db));
        return new Invariants(db, compare).Check(default);
    }
}
