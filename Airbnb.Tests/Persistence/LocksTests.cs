using Airbnb.Core.Bookings;
using Airbnb.Core.Payments;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Persistence;

/// <summary>Who changes a booking or a charge locks it; whoever only refers to it does not wait, so nobody deadlocks.</summary>
public sealed class LocksTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task What_refers_to_a_booking_or_a_charge_does_not_wait_for_its_change()
    {
        var held = await Given.Held();
        await using var db = App.OpenDb();
        var charge = await db.ChargesOf(held.Id).AsNoTracking().SingleAsync();
        await using var change = await db.Database.BeginTransactionAsync();
        Assert.NotNull(await db.LockBooking(held.Id, default));
        Assert.NotNull(await db.LockCharge(charge.Id, default));

        await using var other = await App.Database.OpenConnectionAsync();
        await using var referring = await other.BeginTransactionAsync();
        await using var insert = other.CreateCommand();
        insert.CommandText = """
            SET LOCAL lock_timeout = '2s';
            INSERT INTO booking_timeline (id, booking_id, at, what, why)
            SELECT gen_random_uuid(), booking_id, now(), 'test', 'test' FROM payments WHERE id = @payment;
            INSERT INTO refunds (id, charge_id, amount, currency, reason, created_at, status)
            VALUES (gen_random_uuid(), @charge, 1, 'EUR', 'test', now(), 'intended');
            """;
        insert.Parameters.AddWithValue("payment", charge.PaymentId);
        insert.Parameters.AddWithValue("charge", charge.Id);
        Assert.Equal(2, await insert.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task Who_changes_the_same_waits()
    {
        var held = await Given.Held();
        await using var db = App.OpenDb();
        await using var change = await db.Database.BeginTransactionAsync();
        Assert.NotNull(await db.LockBooking(held.Id, default));

        await using var another = App.OpenDb();
        await using var waiting = await another.Database.BeginTransactionAsync();
        await another.Database.ExecuteSqlAsync($"SET LOCAL lock_timeout = '100ms'");

        var gaveUp = await Assert.ThrowsAnyAsync<Exception>(() => another.LockBooking(held.Id, default));
        var refused = Assert.IsType<Npgsql.PostgresException>(gaveUp.GetBaseException());
        Assert.Equal(Npgsql.PostgresErrorCodes.LockNotAvailable, refused.SqlState);
    }
}
