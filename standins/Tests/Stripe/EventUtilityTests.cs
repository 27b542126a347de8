using Stripe;

namespace StandIns.Tests.Stripe;

public class EventUtilityTests
{
    private const string Secret = "whsec_test";
    private const string Body =
        """{"id":"evt_1","object":"event","api_version":"2026-07-29.dahlia","created":1700000000,"type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","object":"payment_intent","amount":1200,"currency":"usd","status":"succeeded","created":1700000000,"customer":"cus_1","metadata":{"booking":"b1"}}},"request":{"id":"req_1","idempotency_key":"k"}}""";

    [Fact]
    public void Signed_event_is_read_with_its_object()
    {
        var header = Sign(Body, DateTimeOffset.UtcNow.ToUnixTimeSeconds());

        var stripeEvent = EventUtility.ConstructEvent(Body, header, Secret);

        Assert.Equal(EventTypes.PaymentIntentSucceeded, stripeEvent.Type);
        Assert.Equal("k", stripeEvent.Request.IdempotencyKey);
        var intent = Assert.IsType<PaymentIntent>(stripeEvent.Data.Object);
        Assert.Equal(1200, intent.Amount);
        Assert.Equal("cus_1", intent.CustomerId);
        Assert.Null(intent.Customer);
        Assert.Equal("b1", intent.Metadata["booking"]);
        Assert.Equal("succeeded", intent.RawJsonElement!.Value.GetProperty("status").GetString());
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1700000000), intent.Created);
    }

    [Theory]
    [InlineData("t=1700000000")]
    [InlineData("t=1700000000,v1=00")]
    [InlineData("t=1700000000,v0={0}")]
    [InlineData("nonsense")]
    public void Header_without_the_right_signature_is_refused(string header)
    {
        var signature = EventUtility.ComputeSignature(Secret, "1700000000", Body);

        var refusal = Assert.Throws<StripeException>(() =>
            EventUtility.ConstructEvent(
                Body,
                header.Replace("{0}", signature, StringComparison.Ordinal),
                Secret,
                300,
                1700000000
            )
        );

        Assert.Null(refusal.StripeError);
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public void Delivery_may_be_five_minutes_old(int age, bool accepted)
    {
        var failure = Record.Exception(() =>
            EventUtility.ConstructEvent(Body, Sign(Body, 1700000000), Secret, 300, 1700000000 + age)
        );

        Assert.Equal(accepted, failure is null);
        Assert.True(failure is null or StripeException);
    }

    [Fact]
    public void Changed_body_is_refused()
    {
        var header = Sign(Body, 1700000000);
        var forged = Body.Replace("1200", "1", StringComparison.Ordinal);

        Assert.Throws<StripeException>(() => EventUtility.ConstructEvent(forged, header, Secret, 300, 1700000000));
    }

    [Theory]
    [InlineData("2026-07-29.dahlia", true)]
    [InlineData("2026-01-01.dahlia", true)]
    [InlineData("2024-12-18.acacia", false)]
    [InlineData("2020-08-27", false)]
    public void Only_the_release_train_of_the_version_must_match(string version, bool accepted)
    {
        var json = Body.Replace("2026-07-29.dahlia", version, StringComparison.Ordinal);

        var failure = Record.Exception(() => EventUtility.ParseEvent(json));

        Assert.Equal(accepted, failure is null);
        Assert.True(failure is null or StripeException);
        Assert.Equal(version, EventUtility.ParseEvent(json, throwOnApiVersionMismatch: false).ApiVersion);
    }

    [Fact]
    public void Object_of_an_unknown_kind_is_null()
    {
        var json = Body.Replace("\"payment_intent\"", "\"no.such_kind\"", StringComparison.Ordinal);

        Assert.Null(EventUtility.ParseEvent(json).Data.Object);
    }

    private static string Sign(string body, long timestamp) =>
        FormattableString.Invariant(
            $"t={timestamp},v1={EventUtility.ComputeSignature(Secret, FormattableString.Invariant($"{timestamp}"), body)}"
        );
}
