using System.Text.Json;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Airbnb.Tests.Histories;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Races;

/// <summary>Payments that a bank takes days for, while the quarter of an hour of their hold goes by.</summary>
public sealed class BankPaymentTests(SharedStack stack) : StillTests(stack)
{
    private const string Slowly = "pm_successDelayed_at";
    private static readonly TimeSpan HoldAndGrace = TimeSpan.FromMinutes(26);

    [Fact]
    public async Task Nights_are_kept_while_a_bank_moves_the_money_and_go_as_the_bank_says()
    {
        var arrives = await Booked(0, 0, inDays: 20, Slowly);
        var returns = await Booked(2, 0, inDays: 20, "pm_failedDelayed_at");
        var unwanted = await Booked(2, 1, inDays: 30, Slowly);

        await Platform.Advance(HoldAndGrace);
        await Platform.Run();
        await new Withdraw(0).Happen(History);
        await Platform.Advance(TimeSpan.FromDays(3));
        await Platform.Run();

        Assert.Equal(BookingStatus.Held, await StatusOf(arrives));
        Assert.Equal(BookingStatus.Held, await StatusOf(returns));
        await new Book(0, 1, 17, 2, 2).Happen(History);
        Assert.Equal(unwanted, BookingId); // the nights are taken

        await Answers(arrives, "succeeded");
        await Answers(returns, "failed");
        await Answers(unwanted, "succeeded");
        await Settle();
        await Platform.Run();
        await Platform.Advance(HoldAndGrace);
        await Platform.Run();

        Assert.Equal(BookingStatus.Confirmed, await StatusOf(arrives));
        Assert.Equal(BookingStatus.Expired, await StatusOf(returns));
        Assert.Equal("canceled", await IntentStatus(returns));
        Assert.Equal(await TotalOf(unwanted), await RefundedOf(unwanted));
        Assert.Equal(
            [arrives],
            await Platform.Use<AirbnbDb, List<Guid>>(db => db.Occupied.Select(o => o.SourceId).ToListAsync())
        );
        await AllIsWell();
    }

    [Fact]
    public async Task Nobody_waits_for_a_bank_beyond_check_in()
    {
        var slow = await Booked(0, 0, inDays: 2, Slowly);

        await Platform.Advance(TimeSpan.FromDays(5));
        await Platform.Run();

        Assert.Equal(BookingStatus.Expired, await StatusOf(slow));
        Assert.Equal("processing", await IntentStatus(slow));

        await Answers(slow, "succeeded");
        await Settle();
        await Platform.Run();

        Assert.Equal(BookingStatus.Expired, await StatusOf(slow));
        Assert.Equal(await TotalOf(slow), await RefundedOf(slow));
        await AllIsWell();
    }

    [Fact]
    public async Task A_bank_that_answers_as_its_hold_is_given_up_is_believed()
    {
        var held = await Booked(0, 0, inDays: 20, Slowly);
        await Platform.Advance(HoldAndGrace);

        await Meanwhile.Do(
            Platform,
            // The gateway has said that the money is on its way, which is to be noted now.
            sql => sql.Contains("FROM bookings WHERE id", StringComparison.Ordinal),
            async () =>
            {
                await Answers(held, "succeeded");
                await Settle();
            },
            async () =>
            {
                await Platform.Run();
                return true;
            }
        );
        await Platform.Run();

        Assert.Equal(BookingStatus.Confirmed, await StatusOf(held));
        Assert.Equal(0, await RefundedOf(held));
        await AllIsWell();
    }

    private async Task<Guid> Booked(int home, int guest, int inDays, string account)
    {
        await new Book(home, guest, inDays, 2, 2).Happen(History);
        await new Pay(0, account).Happen(History);
        Assert.Equal("processing", await IntentStatus(BookingId));
        return BookingId;
    }

    private async Task Answers(Guid booking, string outcome) =>
        await Stripe.Command($"debits/{await IntentOf(booking)}", new { outcome });

    private async Task<string?> IntentStatus(Guid booking)
    {
        JsonElement intent = await Stripe.Get($"v1/payment_intents/{await IntentOf(booking)}");
        return intent.GetProperty("status").GetString();
    }
}
