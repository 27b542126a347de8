namespace Airbnb.Tests.Payments.Payouts;

/// <summary>A host's money while the guest's bank takes the payment back.</summary>
[Collection(MovedClock.Name)]
public sealed class DisputedPayoutTests(MovedClockStack stack) : StackTests(stack)
{
    [Theory]
    [InlineData("won")]
    [InlineData("lost")] // the platform bears the loss: the guest stayed, and the host is paid
    public async Task A_payout_is_kept_back_until_the_bank_has_decided(string outcome)
    {
        await App.MoneyArrives(await Given.Confirmed()); // enough on the platform's balance to bear it
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home, nights: 1);
        var earned = await App.EarnedFor(held);

        var dispute = await Dispute(held);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("held");
        Assert.Empty(await App.Transfers(held));
        Assert.Equal((earned, 0), await App.BalanceOf(home.Host));
        await App.Stripe.Decide(dispute, outcome);

        await held.PayoutsBecome("sent");
        Assert.Equal([(earned, 0)], await App.Transfers(held));
    }

    [Fact]
    public async Task What_was_sent_before_stays_with_the_host()
    {
        await App.MoneyArrives(await Given.Confirmed());
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home, nights: 1);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");

        await App.Stripe.Decide(await Dispute(held), "lost");
        await App.InvariantsHold();

        Assert.Equal([(await App.EarnedFor(held), 0)], await App.Transfers(held));
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    /// <summary>Stripe's id of the dispute, once we know of it.</summary>
    private async Task<string> Dispute(Held held)
    {
        var id = await App.Stripe.Dispute(held.Intent);
        await Eventually.True(
            async () =>
                await App.Scalar<long>("SELECT count(*) FROM disputes WHERE gateway_id = $1 AND status = 'open'", id)
                == 1,
            "the dispute to be known"
        );
        return id;
    }
}
