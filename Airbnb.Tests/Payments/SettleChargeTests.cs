using Airbnb.Core;
using Airbnb.Core.Payments;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Payments;

/// <summary>A charge is settled only when id, owner, state, amount and currency all agree.</summary>
public sealed class SettleChargeTests(SharedStack stack) : SharedStackTests(stack)
{
    [Theory]
    [InlineData("another id at the gateway", "payment.mismatch")]
    [InlineData("a smaller amount", "payment.mismatch")]
    [InlineData("a greater amount", "payment.mismatch")]
    [InlineData("less received than asked for", "payment.mismatch")]
    [InlineData("nothing received", "payment.mismatch")]
    [InlineData("another currency", "payment.mismatch")]
    [InlineData("another gateway", "payment.unknown_charge")]
    [InlineData("a charge that nobody asked for", "payment.unknown_charge")]
    [InlineData("no charge at all", "payment.unknown_charge")]
    [InlineData("not paid yet", null)]
    public async Task What_does_not_agree_is_not_settled(string difference, string? code)
    {
        var held = await Given.Held();
        var charge = await ChargeOf(held);
        var paid = new GatewayCharge(
            charge.GatewayId!,
            charge.Id,
            GatewayChargeState.Succeeded,
            charge.Due,
            charge.Due,
            null
        );
        var (seen, gateway) = difference switch
        {
            "another id at the gateway" => (paid with { Id = "pi_other" }, "stripe"),
            "a smaller amount" => (Of(paid, charge.Due - One(charge)), "stripe"),
            "a greater amount" => (Of(paid, charge.Due + One(charge)), "stripe"),
            "less received than asked for" => (paid with { Received = charge.Due - One(charge) }, "stripe"),
            "nothing received" => (paid with { Received = Money.Zero(charge.Currency) }, "stripe"),
            "another currency" => (Of(paid, charge.Due with { Currency = "USD" }), "stripe"),
            "another gateway" => (paid, "paystack"),
            "a charge that nobody asked for" => (paid with { Reference = Guid.NewGuid() }, "stripe"),
            "no charge at all" => (paid with { Reference = null }, "stripe"),
            _ => (paid with { State = GatewayChargeState.Open, Received = Money.Zero(charge.Currency) }, "stripe"),
        };

        await using var db = App.OpenDb();
        var result = await new SettleCharge(db, new PlatformClock(TimeProvider.System)).From(seen, gateway, default);

        Assert.Equal(code, result.Error?.Code);
        Assert.Equal(ChargeStatus.Open, (await ChargeOf(held)).Status);
        Assert.Equal(0, await App.Scalar<long>("SELECT count(*) FROM journal_entries WHERE booking_id = $1", held.Id));
    }

    private static GatewayCharge Of(GatewayCharge seen, Money amount) =>
        seen with
        {
            Amount = amount,
            Received = amount,
        };

    private static Money One(Charge charge) => new(1, charge.Currency);

    private async Task<Charge> ChargeOf(Held held)
    {
        await using var db = App.OpenDb();
        return await db.ChargesOf(held.Id).AsNoTracking().SingleAsync();
    }
}
