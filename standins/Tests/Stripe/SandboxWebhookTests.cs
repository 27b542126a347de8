using System.Text.Json;
using Stripe;

namespace StandIns.Tests.Stripe;

public sealed class SandboxWebhookTests : IAsyncLifetime
{
    private readonly Receiver receiver = new();
    private RunningSandbox sandbox = null!;

    private V1Services Api => sandbox.Api;

    public async Task InitializeAsync()
    {
        await receiver.Start();
        sandbox = await RunningSandbox.Start($"--Webhook:Url={receiver.Url}");
    }

    public async Task DisposeAsync()
    {
        await sandbox.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task Payment_is_told_in_signed_events()
    {
        var once = new RequestOptions { IdempotencyKey = "booking-1" };
        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once);

        var received = (await receiver.Wait(EventTypes.PaymentIntentSucceeded, intent.Id)).Single();

        Assert.Matches("^t=[0-9]+,v1=[0-9a-f]{64}$", received.Signature);
        Assert.Equal("2026-07-29.dahlia", received.Event.ApiVersion);
        Assert.Equal(intent.StripeResponse.RequestId, received.Event.Request.Id);
        Assert.Equal("booking-1", received.Event.Request.IdempotencyKey);
        Assert.Equal(10_000, ((PaymentIntent)received.Event.Data.Object).AmountReceived);
        await receiver.Wait(EventTypes.PaymentIntentCreated, intent.Id);
        await receiver.Wait(EventTypes.ChargeSucceeded, intent.LatestChargeId);
        var updated = (await receiver.Wait(EventTypes.ChargeUpdated, intent.LatestChargeId)).Single();
        var before = JsonElement.Parse(updated.Body).GetProperty("data").GetProperty("previous_attributes");
        Assert.Equal("""{"balance_transaction":null}""", JsonSerializer.Serialize(before));
        var asked = await Api.Events.GetAsync(received.Event.Id);
        Assert.Equal(received.Event.Type, asked.Type);
        Assert.Equal(intent.Id, ((PaymentIntent)asked.Data.Object).Id);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(302)]
    [InlineData(404)]
    public async Task Delivery_is_repeated_until_it_is_taken(int refusal)
    {
        receiver.Answer = stripeEvent =>
            receiver.All.Count(seen => seen.Event.Id == stripeEvent.Id) < 3 ? refusal : 200;

        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"));

        var received = await receiver.Wait(EventTypes.PaymentIntentSucceeded, intent.Id, 4);
        Assert.Equal([refusal, refusal, refusal, 200], received.Select(seen => seen.Status));
        Assert.Single(received.Select(seen => seen.Event.Id).Distinct());
        var delivery = await Pay.Until(
            async () => (await Deliveries(received[0].Event.Id))[0],
            seen => seen.GetProperty("status").GetString() == "succeeded"
        );
        Assert.Equal(4, delivery.GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task Endpoint_of_the_api_has_its_own_secret_and_taste()
    {
        await using var own = new Receiver();
        await own.Start();
        var endpoint = await Api.WebhookEndpoints.CreateAsync(
            new WebhookEndpointCreateOptions { Url = own.Url, EnabledEvents = [EventTypes.RefundCreated] }
        );
        own.Secret = endpoint.Secret;
        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"));

        var refund = await Api.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent.Id });

        Assert.StartsWith("whsec_", endpoint.Secret, StringComparison.Ordinal);
        await own.Wait(EventTypes.RefundCreated, refund.Id);
        Assert.Single(own.All);
        Assert.Null((await Api.WebhookEndpoints.GetAsync(endpoint.Id)).Secret);
        Assert.True((await Api.WebhookEndpoints.DeleteAsync(endpoint.Id)).Deleted);
        await Assert.ThrowsAsync<StripeException>(() => Api.WebhookEndpoints.GetAsync(endpoint.Id));
    }

    [Fact]
    public async Task Held_deliveries_go_when_released_as_often_as_wanted()
    {
        await sandbox.Control(HttpMethod.Put, "delivery-mode", new { hold = true });
        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"));
        var held = await sandbox.Control(HttpMethod.Get, "deliveries?status=held");
        Assert.True(held.GetArrayLength() >= 3);
        Assert.Empty(receiver.All);

        await sandbox.Control(HttpMethod.Put, "delivery-mode", new { hold = false });
        await sandbox.Control(HttpMethod.Post, "deliveries/release", new { shuffle = true, times = 5 });

        var received = await receiver.Wait(EventTypes.PaymentIntentSucceeded, intent.Id, 5);
        Assert.Single(received.Select(seen => seen.Event.Id).Distinct());
    }

    [Fact]
    public async Task Dropped_delivery_is_lost_but_the_event_can_be_asked_for()
    {
        await sandbox.Control(HttpMethod.Put, "delivery-mode", new { drop = 100 });
        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"));
        await sandbox.Control(HttpMethod.Put, "delivery-mode", new { });

        var happened = (
            await Api.Events.ListAsync(new EventListOptions { Type = EventTypes.PaymentIntentSucceeded })
        ).Single();

        Assert.Equal(intent.Id, ((PaymentIntent)happened.Data.Object).Id);
        Assert.Equal("dropped", (await Deliveries(happened.Id))[0].GetProperty("status").GetString());
        Assert.Empty(receiver.About(intent.Id));
    }

    [Fact]
    public async Task Event_is_delivered_again_on_demand()
    {
        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"));
        var first = (await receiver.Wait(EventTypes.PaymentIntentSucceeded, intent.Id)).Single();

        await sandbox.Control(HttpMethod.Post, $"events/{first.Event.Id}/deliveries", new { times = 4 });

        var received = await receiver.Wait(EventTypes.PaymentIntentSucceeded, intent.Id, 5);
        Assert.All(received, seen => Assert.Equal(first.Event.Id, seen.Event.Id));
    }

    [Fact]
    public async Task Page_shows_payments_events_and_deliveries_and_delivers_again()
    {
        var options = Pay.With("pm_card_authenticationRequired");
        options.Description = "<script>alert(1)</script>";
        var intent = await Api.PaymentIntents.CreateAsync(options);
        var happened = (await receiver.Wait(EventTypes.PaymentIntentRequiresAction, intent.Id)).Single().Event;

        var page = await sandbox.Http.GetStringAsync("/");
        await sandbox.Http.PostAsync($"/events/{happened.Id}/redelivery", null);
        await sandbox.Http.PostAsync($"/challenges/{intent.Id}/succeeded", null);

        Assert.Contains(intent.Id, page, StringComparison.Ordinal);
        Assert.Contains(happened.Id, page, StringComparison.Ordinal);
        Assert.Contains("Complete 3-D Secure", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        await receiver.Wait(EventTypes.PaymentIntentRequiresAction, intent.Id, 2);
        await receiver.Wait(EventTypes.PaymentIntentSucceeded, intent.Id);
    }

    private async Task<List<JsonElement>> Deliveries(string stripeEvent) =>
        [.. (await sandbox.Control(HttpMethod.Get, $"deliveries?event={stripeEvent}")).EnumerateArray()];
}
