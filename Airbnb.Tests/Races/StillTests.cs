using System.Linq.Expressions;
using System.Text.Json;
using Airbnb.Core;
using Airbnb.Core.Admin;
using Airbnb.Core.Bookings;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Reconciling;
using Airbnb.Core.Persistence;
using Airbnb.Tests.Histories;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Races;

/// <summary>Tests on a platform of their own on which nothing moves by itself.</summary>
public abstract class StillTests(SharedStack stack) : IClassFixture<SharedStack>, IAsyncLifetime
{
    private HttpClient http = null!;

    protected StillPlatform Platform { get; private set; } = null!;
    protected History History { get; private set; } = null!;
    protected StripeSandbox Stripe => History.Stripe;
    protected Guid BookingId => History.Bookings[^1];

    public async Task InitializeAsync()
    {
        http = new HttpClient { BaseAddress = stack.App.AddressOf(SharedStack.SpareStripes[0]) };
        Platform = await StillPlatform.Start(stack.App, http.BaseAddress);
        var stripe = new StripeSandbox(http);
        History = new History(Platform, stripe, new Postman(stripe, Platform));
        await History.Begin();
    }

    public async Task DisposeAsync()
    {
        await Platform.DisposeAsync();
        http.Dispose();
    }

    protected async Task Confirmed()
    {
        await new Book(0, 0, 10, 2, 2).Happen(History);
        await new Pay(0).Happen(History);
        await Settle();
        await Platform.Run();
        Assert.Equal(BookingStatus.Confirmed, await StatusOf(BookingId));
    }

    /// <summary>What was paid is known, and nothing has come of it yet.</summary>
    protected Task Settle() => HearOfCharges(charge => charge.Status == ChargeStatus.Open);

    private async Task HearOfCharges(Expression<Func<Charge, bool>> which)
    {
        var charges = await Platform.Use<AirbnbDb, List<Charge>>(db => db.Charges.Where(which).ToListAsync());
        foreach (var charge in charges)
        {
            var seen = await Platform.Use<IPaymentGateway, Result<GatewayCharge>>(gateway =>
                gateway.Read(charge.GatewayId!, default)
            );
            var settled = await Platform.Use<SettleCharge, Result>(settle =>
                settle.From(seen.Value, "stripe", default)
            );
            Assert.True(settled.Succeeded, settled.Error?.Message);
        }
    }

    /// <summary>Messages that never arrive: they rest among the dead letters, and nobody replays them.</summary>
    protected Task Lose(params string[] messages) =>
        Platform.Use<AirbnbDb, int>(db => db.Outbox.Where(m => messages.Contains(m.Type)).ExecuteDeleteAsync());

    /// <summary>What was meant long ago is stated anew.</summary>
    protected async Task Look()
    {
        await Platform.Use<SendOn, IReadOnlyList<Finding>>(sendOn => sendOn.Waiting(default));
        await Platform.Run();
    }

    protected Task<BookingStatus> StatusOf(Guid bookingId) =>
        Platform.Use<AirbnbDb, BookingStatus>(db =>
            db.Bookings.Where(booking => booking.Id == bookingId).Select(booking => booking.Status).SingleAsync()
        );

    protected Task<List<ChargeStatus>> Charges() =>
        Platform.Use<AirbnbDb, List<ChargeStatus>>(db =>
            db.Charges.OrderBy(charge => charge.Id).Select(charge => charge.Status).ToListAsync()
        );

    /// <summary>What is on its way back to guests, of the charges of the booking.</summary>
    protected Task<long> RefundedOf(Guid bookingId) =>
        Platform.Use<AirbnbDb, long>(db =>
            db.Refunds.Where(refund => refund.Status == RefundStatus.Succeeded)
                .Where(refund => db.ChargesOf(bookingId).Any(charge => charge.Id == refund.ChargeId))
                .SumAsync(refund => refund.Amount)
        );

    protected Task<long> TotalOf(Guid bookingId) =>
        Platform.Use<AirbnbDb, long>(db =>
            db.Bookings.Where(booking => booking.Id == bookingId).Select(booking => booking.TotalAmount).SingleAsync()
        );

    /// <summary>Stripe's id of the booking's latest payment.</summary>
    protected Task<string> IntentOf(Guid bookingId) =>
        Platform.Use<AirbnbDb, string>(db =>
            db.ChargesOf(bookingId).OrderByDescending(charge => charge.Id).Select(c => c.GatewayId!).FirstAsync()
        );

    /// <summary>Stripe adds a payment to our balance a moment after it was made, and says what it keeps of it.</summary>
    protected Task BookedAtStripe() =>
        Eventually.True(
            async () =>
            {
                var intent = await Stripe.Get($"v1/payment_intents/{await IntentOf(BookingId)}?expand[]=latest_charge");
                var moved = intent.GetProperty("latest_charge").GetProperty("balance_transaction");
                return moved.ValueKind is not JsonValueKind.Null;
            },
            "Stripe to book the payment"
        );

    /// <summary>Everything that Stripe says is known, nothing is left to do, and what must always hold holds.</summary>
    protected async Task AllIsWell()
    {
        var last = "";
        await Eventually.True(
            async () =>
            {
                await HearOfCharges(charge => charge.GatewayId != null);
                await Platform.Run();
                var report = await Platform.Use<Invariants, InvariantReport>(invariants => invariants.Check(default));
                List<string> broken =
                [
                    .. report.Broken.Where(broken => broken.Name != "gateway_agrees").Select(broken => $"{broken}"),
                    .. await Differences(),
                ];
                last = $"{string.Join("; ", broken)}; under way: {string.Join("; ", report.UnderWay)}";
                return report.AtRest && broken.Count == 0;
            },
            "all invariants to hold at rest",
            seen: () => last
        );
    }

    /// <summary>In what books and gateway differ, but for payouts: those are of others that use the same sandbox.</summary>
    private async Task<IEnumerable<string>> Differences()
    {
        var all = await Platform.Use<CompareWithGateway, IReadOnlyList<string>>(compare =>
            compare.Differences(default)
        );
        var ours = await Platform.Use<AirbnbDb, List<Guid>>(db =>
            db.Charges.Select(charge => charge.Id).Concat(db.Refunds.Select(refund => refund.Id)).ToListAsync()
        );
        return all.Where(difference => !Guid.TryParse(difference.Split(' ')[0], out var about) || ours.Contains(about));
    }
}
