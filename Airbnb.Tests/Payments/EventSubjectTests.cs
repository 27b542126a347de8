using Airbnb.Core.Payments;
using Stripe;

namespace Airbnb.Tests.Payments;

/// <summary>What an event is about: that is all that is taken from it.</summary>
public sealed class EventSubjectTests
{
    [Theory]
    [InlineData("payment_intent.succeeded", SubjectKind.Charge, "obj_1")]
    [InlineData("payment_intent.of_the_future", SubjectKind.Charge, "obj_1")]
    [InlineData("charge.updated", SubjectKind.Charge, "pi_of_payload")]
    [InlineData("charge.refunded", SubjectKind.Charge, "pi_of_payload")]
    [InlineData("charge.refund.updated", SubjectKind.Refund, "obj_1")]
    [InlineData("refund.failed", SubjectKind.Refund, "obj_1")]
    [InlineData("charge.dispute.created", SubjectKind.Dispute, "obj_1")]
    [InlineData("charge.dispute.funds_reinstated", SubjectKind.Dispute, "obj_1")]
    [InlineData("account.updated", SubjectKind.Account, "obj_1")]
    [InlineData("customer.created", SubjectKind.Other, "obj_1")]
    [InlineData("transfer.reversed", SubjectKind.Other, "obj_1")]
    [InlineData("something.new", SubjectKind.Other, "obj_1")]
    public void An_event_names_what_is_to_be_read(string type, SubjectKind kind, string id) =>
        Assert.Equal(
            new GatewaySubject(kind, id),
            Subject(type, """{"data":{"object":{"id":"obj_1","payment_intent":"pi_of_payload"}}}""")
        );

    [Theory]
    [InlineData("""{"data":{"object":{"id":"obj_1"}}}""")]
    [InlineData("""{"data":{"object":{"payment_intent":null}}}""")]
    [InlineData("""{"data":{"object":{"payment_intent":{"id":"pi_1"}}}}""")]
    [InlineData("""{"data":{"object":"obj_1"}}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("{}")]
    public void A_charge_without_an_intent_is_none_of_ours(string payload) =>
        Assert.Equal(SubjectKind.Other, Subject("charge.updated", payload).Kind);

    private static GatewaySubject Subject(string type, string payload)
    {
        var options = new StripeOptions
        {
            SecretKey = "sk",
            PublishableKey = "pk",
            WebhookSecret = "whsec",
        };
        return new StripeGateway(new StripeClient("sk"), options).SubjectOf(
            new GatewayEvent
            {
                Gateway = "stripe",
                EventId = "evt_1",
                Type = type,
                ObjectId = "obj_1",
                Payload = payload,
            }
        );
    }
}
