using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Airbnb.Tests.Payments;

/// <summary>Events from the gateway, as they come in real life and as forgers send them.</summary>
public sealed class WebhookTests(SharedStack stack) : SharedStackTests(stack)
{
    private const string Path = "/webhooks/stripe";

    [Fact]
    public async Task Events_repeated_and_shuffled_confirm_once()
    {
        var held = await Given.Held();
        await Given.Paid(held);
        await Given.Becomes(held, "confirmed");
        var events = await EventsAbout(held);
        Assert.Contains(events, body => body.Contains("payment_intent.succeeded", StringComparison.Ordinal));

        var repeated = Enumerable.Range(0, 5).SelectMany(_ => events).ToArray();
        Random.Shared.Shuffle(repeated);
        var answers = await Task.WhenAll(repeated.Select(body => Post(body, Sign(body, App.WebhookSecret))));

        Assert.All(answers, answer => answer.Is(200));
        foreach (var body in events)
            Assert.Equal(
                1,
                await App.Scalar<long>("SELECT count(*) FROM gateway_events WHERE event_id = $1", IdOf(body))
            );
        await Overtaken();
        await ConfirmedOnce(held);
    }

    [Fact]
    public async Task Events_that_come_backwards_and_before_the_work_is_done_confirm_once()
    {
        var held = await Given.Held();
        await Given.Paid(held);
        var events = await EventsAbout(held);

        await Task.WhenAll(events.Reverse().Concat(events).Select(body => Post(body, Sign(body, App.WebhookSecret))));

        await Given.Becomes(held, "confirmed");
        await Overtaken();
        await ConfirmedOnce(held);
    }

    [Fact]
    public async Task An_event_that_lies_about_the_payment_confirms_nothing()
    {
        var held = await Given.Held();
        var lie = Event(
            "payment_intent.succeeded",
            await App.Stripe.Get($"v1/payment_intents/{held.Intent}"),
            intent =>
            {
                intent["status"] = "succeeded";
                intent["amount_received"] = intent["amount"]!.DeepClone();
            }
        );

        (await Post(lie, Sign(lie, App.WebhookSecret))).Is(200); // signed with the right secret, and still not believed

        await Overtaken();
        Assert.Equal("held", await Given.StatusOf(held));
        Assert.Equal(0, await App.Scalar<long>("SELECT count(*) FROM journal_entries WHERE booking_id = $1", held.Id));
    }

    [Theory]
    [InlineData("a forged signature")]
    [InlineData("another secret")]
    [InlineData("an old timestamp")]
    [InlineData("a timestamp that was not signed")]
    [InlineData("a body that was not signed")]
    [InlineData("no signature")]
    [InlineData("no version of ours")]
    [InlineData("nonsense")] // in Development, too: that is what the stack runs in
    public async Task What_Stripe_did_not_sign_just_now_is_refused_and_forgotten(string fault)
    {
        var held = await Given.Held();
        var body = Event("payment_intent.succeeded", await App.Stripe.Get($"v1/payment_intents/{held.Intent}"));
        var now = DateTimeOffset.UtcNow;
        var good = Sign(body, App.WebhookSecret, now);

        var answer = fault switch
        {
            "a forged signature" => await Post(
                body,
                good[..^4] + (good.EndsWith("0000", StringComparison.Ordinal) ? "1111" : "0000")
            ),
            "another secret" => await Post(body, Sign(body, "whsec_of_somebody_else")),
            "an old timestamp" => await Post(body, Sign(body, App.WebhookSecret, now.AddSeconds(-310))),
            "a timestamp that was not signed" => await Post(
                body,
                Sign(body, App.WebhookSecret, now.AddSeconds(-310))
                    .Replace(
                        FormattableString.Invariant($"t={now.AddSeconds(-310).ToUnixTimeSeconds()}"),
                        FormattableString.Invariant($"t={now.ToUnixTimeSeconds()}"),
                        StringComparison.Ordinal
                    )
            ),
            "a body that was not signed" => await Post(body.Replace("evt_", "evt_x", StringComparison.Ordinal), good),
            "no signature" => await Post(body, null),
            "no version of ours" => await Post(body, good.Replace("v1=", "v0=", StringComparison.Ordinal)),
            _ => await Post(body, "nonsense"),
        };

        answer.Refuses(400, "webhook.signature_invalid");
        Assert.Equal(
            0,
            await App.Scalar<long>(
                "SELECT count(*) FROM gateway_events WHERE event_id IN ($1, $2)",
                IdOf(body),
                IdOf(body).Replace("evt_", "evt_x", StringComparison.Ordinal)
            )
        );
        Assert.Equal("held", await Given.StatusOf(held));
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("currency")]
    [InlineData("owner")]
    public async Task A_paid_intent_that_is_not_what_was_asked_for_confirms_nothing(string difference)
    {
        var held = await Given.Held();
        var before = await Mismatches();
        var asked = await App.Stripe.Get($"v1/payment_intents/{held.Intent}");
        var amount = asked.GetProperty("amount").GetInt64();
        // Somebody pays an intent of their own that claims to be for this booking.
        var paid = await App.Stripe.Post(
            "v1/payment_intents",
            (
                "amount",
                (difference == "amount" ? amount / 2 : amount).ToString(
                    System.Globalization.CultureInfo.InvariantCulture
                )
            ),
            ("currency", difference == "currency" ? "usd" : "eur"),
            ("metadata[charge]", asked.GetProperty("metadata").GetProperty("charge").GetString()!),
            ("metadata[booking]", held.Id.ToString()),
            ("payment_method", "pm_card_visa"),
            ("payment_method_types[]", "card"),
            ("confirm", "true")
        );
        Assert.Equal("succeeded", paid.GetProperty("status").GetString());

        await Eventually.True(async () => await Mismatches() > before, "the payment to be refused");
        await Overtaken();
        Assert.Equal("held", await Given.StatusOf(held));
        Assert.Equal(0, await App.Scalar<long>("SELECT count(*) FROM journal_entries WHERE booking_id = $1", held.Id));
        await Given.Paid(held); // and the guest can still pay what is theirs
        await Given.Becomes(held, "confirmed");
    }

    [Theory]
    [InlineData("customer.created")]
    [InlineData("some.type.of.the.future")]
    public async Task An_event_of_another_kind_is_kept_and_of_no_consequence(string type)
    {
        var body = Event(type, JsonSerializer.SerializeToElement(new { id = "cus_1", @object = "customer" }));

        (await Post(body, Sign(body, App.WebhookSecret))).Is(200);

        Assert.Equal(type, await App.Scalar<string>("SELECT type FROM gateway_events WHERE event_id = $1", IdOf(body)));
        await Overtaken();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":null,"type":null}""")]
    [InlineData("""{"id":"evt_\u0000","object":"event","type":"x"}""")]
    public async Task What_is_signed_but_no_event_is_refused(string body) =>
        (await Post(body, Sign(body, App.WebhookSecret))).IsProblem(400);

    private static string Event(string type, JsonElement subject, Action<JsonObject>? change = null)
    {
        var about = JsonNode.Parse(subject.GetRawText())!.AsObject();
        change?.Invoke(about);
        return new JsonObject
        {
            ["id"] = $"evt_{Guid.NewGuid():N}",
            ["object"] = "event",
            ["api_version"] = "2025-09-30.clover",
            ["created"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["livemode"] = false,
            ["type"] = type,
            ["data"] = new JsonObject { ["object"] = about },
        }.ToJsonString();
    }

    private static string Sign(string body, string secret, DateTimeOffset? at = null)
    {
        var time = (at ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds();
        var signed = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{time}.{body}"));
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        return FormattableString.Invariant($"t={time},v1={hash}");
    }

    private static string IdOf(string body) => JsonNode.Parse(body)!["id"]!.GetValue<string>();

    private Task<Answer> Post(string body, string? signature) =>
        App.Anonymous.Send(
            HttpMethod.Post,
            Path,
            new StringContent(body, Encoding.UTF8, "application/json"),
            signature is null ? [] : [("Stripe-Signature", signature)]
        );

    /// <summary>What Stripe has said so far about the booking's payment, word for word.</summary>
    private async Task<string[]> EventsAbout(Held held)
    {
        var (about, after) = (new List<string>(), "");
        while (!about.Exists(e => e.Contains("payment_intent.created", StringComparison.Ordinal)))
        {
            var page = (await App.Stripe.Get($"v1/events?limit=100{after}")).GetProperty("data").EnumerateArray();
            var events = page.Select(e => e.GetRawText()).ToList();
            about.AddRange(events.Where(e => e.Contains(held.Intent, StringComparison.Ordinal)));
            after = $"&starting_after={IdOf(events[^1])}";
        }
        return [.. about];
    }

    /// <summary>Has somebody else's payment overtake all events so far: when it is confirmed, they were dealt with.</summary>
    private async Task Overtaken() => await Given.Confirmed();

    private Task<long> Mismatches() =>
        App.Scalar<long>("SELECT count(*) FROM inbox WHERE refusal = 'payment.mismatch'");

    private async Task ConfirmedOnce(Held held)
    {
        Assert.Equal("confirmed", await Given.StatusOf(held));
        Assert.Equal(
            ["held", "confirmed"],
            (await Given.Read(held))
                .At("timeline")
                .EnumerateArray()
                .Select(entry => entry.GetProperty("what").GetString())
        );
        Assert.Equal(
            2,
            await App.Scalar<long>(
                "SELECT count(*) FROM journal_entries WHERE booking_id = $1 AND kind <> 'gateway_fee'",
                held.Id
            )
        );
        await App.Mailbox.Await(held.Guest.Email, "confirmed");
        Assert.Single(await App.Mailbox.To(held.Guest.Email, "confirmed"));
    }
}
