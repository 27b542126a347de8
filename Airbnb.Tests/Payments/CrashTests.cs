using Airbnb.Tests.Bookings.Alterations;
using Airbnb.Tests.Payments.Payouts;
using Xunit.Abstractions;

namespace Airbnb.Tests.Payments;

/// <summary>Processes die at every step of moving money; after that each sum has moved once.</summary>
[Collection(Mortal.Name)]
public sealed class CrashTests(MortalStack stack, ITestOutputHelper output) : StackTests(stack)
{
    private readonly Mortality mortality = new(stack.App, stack.CrashPoints, output);

    /// <summary>Both die at each of their steps; <c>MORTALS=each</c> tries each of them alone as well.</summary>
    public static TheoryData<string[]> Mortals =>
        Environment.GetEnvironmentVariable("MORTALS") == "each"
            ?
            [
                ["worker"],
                ["api"],
                ["api", "worker"],
            ]
            :
            [
                ["api", "worker"],
            ];

    [Theory]
    [MemberData(nameof(Mortals))]
    public async Task A_stay_is_paid_once(string[] mortals)
    {
        var (home, guest, nights) = (await Given.Home(), await App.AsGuest(), await Given.Nights(30, 3));
        var quote = await Given.Quote(guest, home, nights);
        var key = Guid.NewGuid().ToString();
        Held held = null!;

        await mortality.Endure(
            mortals,
            async () =>
            {
                held = Held.Of(await mortality.Insist(() => Given.Book(guest, quote, key)), guest, home, nights);
                await Given.Paid(held);
                await mortality.Becomes(held, "confirmed");
            }
        );

        Assert.Equal(await TotalOf(held), Assert.Single(await Captured(held)));
    }

    [Theory]
    [MemberData(nameof(Mortals))]
    public async Task A_request_that_is_accepted_is_captured_once(string[] mortals)
    {
        var held = await Given.Requested();
        var key = Guid.NewGuid().ToString();

        await mortality.Endure(
            mortals,
            async () =>
            {
                await mortality.Insist(() => Given.Do(held.Home.Host, held, "acceptance", key: key));
                await mortality.Becomes(held, "confirmed");
            }
        );

        Assert.Equal(await TotalOf(held), Assert.Single(await Captured(held)));
    }

    [Theory]
    [MemberData(nameof(Mortals))]
    public async Task A_cancelled_stay_is_refunded_once(string[] mortals)
    {
        var held = await Given.Confirmed();
        var quote = (await Given.AskCancellation(held.Guest, held)).Text("quote");
        var key = Guid.NewGuid().ToString();

        await mortality.Endure(
            mortals,
            async () =>
            {
                await mortality.Insist(() => Given.Do(held.Guest, held, "cancellation", new { quote }, key));
                await mortality.Counts(
                    1,
                    """
                    SELECT count(*) FROM refunds r JOIN charges c ON c.id = r.charge_id
                    JOIN payments p ON p.id = c.payment_id WHERE p.booking_id = $1 AND r.status = 'succeeded'
                    """,
                    held.Id
                );
            }
        );

        var refunds = await App.Stripe.Get($"v1/refunds?payment_intent={held.Intent}");
        var refund = Assert.Single(refunds.GetProperty("data").EnumerateArray());
        Assert.Equal(await TotalOf(held), refund.GetProperty("amount").GetInt64());
    }

    [Theory]
    [MemberData(nameof(Mortals))]
    public async Task A_host_is_paid_once(string[] mortals)
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);

        await mortality.Endure(
            mortals,
            async () =>
            {
                await mortality.TimePasses(TimeSpan.FromDays(4));
                await mortality.Counts(
                    1,
                    "SELECT count(*) FROM payouts WHERE booking_id = $1 AND status = 'sent'",
                    held.Id
                );
            }
        );

        Assert.Equal([(await App.EarnedFor(held), 0)], await App.Transfers(held));
    }

    [Theory]
    [MemberData(nameof(Mortals))]
    public async Task An_alteration_that_costs_more_is_paid_and_applied_once(string[] mortals)
    {
        var held = await Given.Confirmed();
        var altering = new Altering(App);
        var longer = held.Nights with { CheckOut = held.Nights.CheckOut.AddDays(1) };
        var proposed = await altering.Proposed(held.Guest, held, longer);
        var (before, key) = (await TotalOf(held), Guid.NewGuid().ToString());

        await mortality.Endure(
            mortals,
            async () =>
            {
                await mortality.Insist(() => altering.Accept(proposed.Host, proposed, key));
                await mortality.Counts(
                    1,
                    "SELECT count(*) FROM charges WHERE alteration_id = $1 AND status = 'open'",
                    proposed.Id
                );
                await altering.Paid(await mortality.Insist(() => proposed.Guest.Get(proposed.Path)));
                await mortality.Counts(
                    1,
                    "SELECT count(*) FROM alterations WHERE id = $1 AND status = 'applied'",
                    proposed.Id
                );
            }
        );

        var more = await TotalOf(held) - before;
        Assert.True(more > 0);
        Assert.Equal(new[] { before, more }.Order(), (await Captured(held)).Order());
    }

    private Task<long> TotalOf(Held held) =>
        App.Scalar<long>("SELECT total_amount FROM bookings WHERE id = $1", held.Id);

    /// <summary>What Stripe took for the booking, by its own account.</summary>
    private async Task<IEnumerable<long>> Captured(Held held) =>
        (await App.Stripe.Get($"v1/charges?transfer_group={held.Id}"))
            .GetProperty("data")
            .EnumerateArray()
            .Select(charge => charge.GetProperty("amount_captured").GetInt64())
            .Where(captured => captured > 0);
}
