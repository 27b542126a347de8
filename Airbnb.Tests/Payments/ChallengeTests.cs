namespace Airbnb.Tests.Payments;

/// <summary>Cards whose banks want to hear from the cardholder (3-D Secure).</summary>
public sealed class ChallengeTests(SharedStack stack) : SharedStackTests(stack)
{
    private const string AskingCard = "pm_card_authenticationRequired";

    [Fact]
    public async Task A_stay_is_confirmed_once_the_cardholder_has_answered()
    {
        var held = await Given.Held();
        await Asked(held);

        await App.Stripe.Answer(held.Intent, "succeeded");

        await Given.Becomes(held, "confirmed");
        Assert.Equal(await Given.TotalOf(held), (await App.JournalOf(held))["charge_captured/clearing"]);
    }

    [Fact]
    public async Task A_cardholder_who_fails_to_answer_pays_with_another_card()
    {
        var held = await Given.Held();
        await Asked(held);

        await App.Stripe.Answer(held.Intent, "failed");
        Assert.Equal("held", await Given.StatusOf(held));
        Assert.DoesNotContain("charge_captured/clearing", (await App.JournalOf(held)).Keys);

        await Given.Paid(held);
        await Given.Becomes(held, "confirmed");
    }

    private async Task Asked(Held held)
    {
        var intent = await App.Stripe.Confirm(held.PublishableKey, held.ClientSecret, AskingCard);
        Assert.Equal("requires_action", intent.GetProperty("status").GetString());
    }
}
