namespace Airbnb.Tests.Notifications;

/// <summary>What becomes of a request is told to whom it concerns, once, however often its messages come.</summary>
[Collection(MovedClock.Name)]
public sealed class RequestNoticesTests(MovedClockStack stack) : StackTests(stack)
{
    public override Task InitializeAsync() => App.RememberMessages();

    [Fact]
    public async Task An_accepted_request()
    {
        var asked = await Given.Requested();
        (await Given.Do(asked.Home.Host, asked, "acceptance")).Is(200);
        await Given.Becomes(asked, "confirmed");

        await App.AreToldOnce(
            asked,
            guest: [("requested", "Your request is with the host"), ("confirmed", "Your stay is confirmed")],
            host: [("requested", "A request for"), ("confirmed", "New booking")]
        );
    }

    [Fact]
    public async Task A_declined_request()
    {
        var asked = await Given.Requested();
        (await Given.Do(asked.Home.Host, asked, "decline", new { reason = "Call +49 170 1234567" })).Is(200);

        await App.AreToldOnce(
            asked,
            guest: [("requested", "Your request is with the host"), ("declined", "Your request was declined")],
            host: [("requested", "A request for")]
        );
        foreach (var reader in new[] { asked.Guest, asked.Home.Host })
        foreach (var mail in await App.Mailbox.To(reader.Email))
        {
            Assert.DoesNotContain("+49", mail.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Surname(asked, reader), mail.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("Canal street", mail.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_request_that_was_taken_back()
    {
        var asked = await Given.Requested();
        (await Given.Do(asked.Guest, asked, "withdrawal")).Is(200);

        await App.AreToldOnce(
            asked,
            guest: [("requested", "Your request is with the host"), ("withdrawn", "You took back your request")],
            host: [("requested", "A request for"), ("withdrawn", "A request was taken back")]
        );
    }

    [Fact]
    public async Task A_request_that_nobody_answered()
    {
        var asked = await Given.Requested();
        await App.AdvanceClock(TimeSpan.FromHours(24));
        await Given.Becomes(asked, "expired");

        await App.AreToldOnce(
            asked,
            guest: [("requested", "Your request is with the host"), ("request_expired", "Your request has expired")],
            host: [("requested", "A request for"), ("request_expired", "A request has expired")]
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_whose_money_the_bank_does_not_give(bool isAccepted)
    {
        var asked = await Given.Requested();
        if (isAccepted)
        {
            var path = $"/v1/payment_intents/{asked.Intent}/capture";
            await App.Stripe.Fault(
                new
                {
                    path,
                    count = 1_000,
                    status = 402,
                }
            );
            (await Given.Do(asked.Home.Host, asked, "acceptance")).Is(200);
        }
        else
        {
            await App.Stripe.Post($"v1/payment_intents/{asked.Intent}/cancel");
        }
        await Given.Becomes(asked, "expired");

        await App.AreToldOnce(
            asked,
            guest: [("requested", "Your request is with the host"), ("capture_failed", "Your payment did not go")],
            host: [("requested", "A request for"), ("capture_failed", "A guest's payment did not go through")]
        );
    }

    [Fact]
    public async Task A_hold_that_nobody_paid()
    {
        var held = await Given.Held();
        await App.AdvanceClock(TimeSpan.FromMinutes(15));
        await Given.Becomes(held, "expired");

        await App.AreToldOnce(held, guest: [("hold_expired", "Your booking was not paid")], host: []);
        var mail = await App.Mailbox.Await(held.Guest.Email, "was not paid");
        Assert.Contains("you owe nothing", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private static string Surname(Held held, Client reader) => reader == held.Guest ? "Host" : "Guest";
}
