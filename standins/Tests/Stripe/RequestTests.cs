using System.Net;
using Stripe;

namespace StandIns.Tests.Stripe;

/// <summary>What the client sends and how it takes answers, against a handler that records.</summary>
public class RequestTests
{
    private readonly Wire wire = new();

    [Fact]
    public async Task Parameters_are_form_encoded()
    {
        await Client()
            .V1.PaymentIntents.CreateAsync(
                new PaymentIntentCreateOptions
                {
                    Amount = 105276,
                    Currency = "usd",
                    Confirm = true,
                    PaymentMethodTypes = ["card", "link"],
                    AutomaticPaymentMethods = new() { Enabled = false, AllowRedirects = "never" },
                    Metadata = new() { ["booking"] = "b 1&2" },
                    Expand = ["latest_charge"],
                    ExtraParams = new Dictionary<string, object>(StringComparer.Ordinal)
                    {
                        ["radar_options[session]"] = "rse_1",
                    },
                }
            );

        var sent = Assert.Single(wire.Sent);
        Assert.Equal("/v1/payment_intents", sent.Path);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", sent.ContentType);
        string[] expected =
        [
            "amount=105276",
            "automatic_payment_methods[allow_redirects]=never",
            "automatic_payment_methods[enabled]=false",
            "confirm=true",
            "currency=usd",
            "expand[0]=latest_charge",
            "metadata[booking]=b+1%262",
            "payment_method_types[0]=card",
            "payment_method_types[1]=link",
            "radar_options[session]=rse_1",
        ];
        Assert.Equal(expected, sent.Body.Split('&').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Cleared_fields_and_emptied_lists_are_sent_empty()
    {
        await Client()
            .V1.PaymentIntents.UpdateAsync(
                "pi_1",
                new PaymentIntentUpdateOptions
                {
                    Metadata = null,
                    Description = null,
                    PaymentMethodTypes = [],
                }
            );

        Assert.Equal(
            ["metadata=", "payment_method_types="],
            wire.Sent[0].Body.Split('&').Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Times_and_ranges_stand_in_the_query_of_a_list()
    {
        await Client()
            .V1.Refunds.ListAsync(
                new RefundListOptions
                {
                    Limit = 3,
                    Created = new DateRangeOptions { GreaterThanOrEqual = DateTime.UnixEpoch.AddSeconds(1700000000) },
                }
            );
        await Client().V1.Refunds.ListAsync(new RefundListOptions { Created = DateTime.UnixEpoch.AddSeconds(5) });

        Assert.Equal(
            ["created[gte]=1700000000", "limit=3"],
            wire.Sent[0].Query.Split('&').Order(StringComparer.Ordinal)
        );
        Assert.Equal("created=5", wire.Sent[1].Query);
        Assert.Empty(wire.Sent[0].Body);
    }

    [Fact]
    public async Task Headers_carry_version_key_account_and_idempotency()
    {
        await Client()
            .V1.Refunds.CreateAsync(
                new RefundCreateOptions { PaymentIntent = "pi_1" },
                new RequestOptions { IdempotencyKey = "once", StripeAccount = "acct_1" }
            );

        var headers = wire.Sent[0].Headers;
        Assert.Equal("Bearer sk_test_1", headers["Authorization"]);
        Assert.Equal("2026-07-29.dahlia", headers["Stripe-Version"]);
        Assert.Equal("once", headers["Idempotency-Key"]);
        Assert.Equal("acct_1", headers["Stripe-Account"]);
        Assert.StartsWith("Stripe/V1 .NetBindings/52.2.0", headers["User-Agent"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(409, null, 3)]
    [InlineData(500, null, 3)]
    [InlineData(503, null, 3)]
    [InlineData(400, null, 1)]
    [InlineData(429, null, 1)]
    [InlineData(500, "false", 1)]
    [InlineData(429, "true", 3)]
    public async Task Passing_failures_are_repeated_with_the_same_key(int status, string? advice, int attempts)
    {
        wire.Answer = () => Wire.Json(status, """{"error":{"type":"api_error","message":"no"}}""", advice);

        var failure = await Assert.ThrowsAsync<StripeException>(() => Client().V1.PaymentIntents.CancelAsync("pi_1"));

        Assert.Equal((HttpStatusCode)status, failure.HttpStatusCode);
        Assert.Equal(attempts, wire.Sent.Count);
        Assert.Single(wire.Sent.Select(sent => sent.Headers["Idempotency-Key"]).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Success_after_a_failure_is_a_success()
    {
        wire.Answer = () => wire.Sent.Count < 2 ? throw new HttpRequestException("reset") : Wire.Json(200, Wire.Intent);

        var intent = await Client().V1.PaymentIntents.CreateAsync(new PaymentIntentCreateOptions { Amount = 1 });

        Assert.Equal("pi_1", intent.Id);
        Assert.Equal(2, wire.Sent.Count);
        Assert.NotEmpty(wire.Sent[0].Headers["Idempotency-Key"]);
        Assert.Equal(wire.Sent[0].Headers["Idempotency-Key"], wire.Sent[1].Headers["Idempotency-Key"]);
    }

    [Fact]
    public async Task Connection_failure_surfaces_as_it_is()
    {
        wire.Answer = () => throw new HttpRequestException("refused");

        await Assert.ThrowsAsync<HttpRequestException>(() => Client(retries: 0).V1.AnyRequest());
    }

    [Fact]
    public async Task Time_out_surfaces_as_a_cancellation()
    {
        wire.Answer = () => throw new TaskCanceledException("timed out");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(retries: 0).V1.AnyRequest());
        Assert.Single(wire.Sent);
    }

    [Fact]
    public async Task Error_carries_code_decline_code_and_intent()
    {
        wire.Answer = () =>
            Wire.Json(
                402,
                $$$"""{"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","param":"p","message":"Your card has insufficient funds.","charge":"ch_1","payment_intent":{{{Wire.Intent}}}}}"""
            );

        var failure = await Assert.ThrowsAsync<StripeException>(() => Client().V1.PaymentIntents.ConfirmAsync("pi_1"));

        Assert.Equal("Your card has insufficient funds.", failure.Message);
        Assert.Equal("card_error", failure.StripeError.Type);
        Assert.Equal("card_declined", failure.StripeError.Code);
        Assert.Equal("insufficient_funds", failure.StripeError.DeclineCode);
        Assert.Equal("p", failure.StripeError.Param);
        Assert.Equal("ch_1", failure.StripeError.Charge);
        Assert.Equal("pi_1", failure.StripeError.PaymentIntent.Id);
        Assert.Equal("req_1", failure.StripeResponse.RequestId);
    }

    [Theory]
    [InlineData(500, "<html>")]
    [InlineData(200, "<html>")]
    [InlineData(400, "{}")]
    public async Task Unreadable_answer_has_no_error_object(int status, string body)
    {
        wire.Answer = () => Wire.Json(status, body);

        var failure = await Assert.ThrowsAsync<StripeException>(() => Client(retries: 0).V1.AnyRequest());

        Assert.Null(failure.StripeError);
        Assert.Equal((HttpStatusCode)status, failure.HttpStatusCode);
        Assert.Equal($"Invalid response object from API: \"{body}\"", failure.Message);
    }

    [Fact]
    public async Task Reference_is_an_id_or_the_expanded_object()
    {
        wire.Answer = () =>
            Wire.Json(
                200,
                """{"id":"pi_1","object":"payment_intent","customer":{"id":"cus_1","object":"customer","email":"a@b.c"},"payment_method":null,"latest_charge":"ch_1"}"""
            );

        var intent = await Client().V1.PaymentIntents.GetAsync("pi_1");

        Assert.Equal("cus_1", intent.CustomerId);
        Assert.Equal("a@b.c", intent.Customer.Email);
        Assert.Equal("ch_1", intent.LatestChargeId);
        Assert.Null(intent.LatestCharge);
        Assert.Null(intent.PaymentMethodId);
        Assert.Equal(HttpStatusCode.OK, intent.StripeResponse.StatusCode);
    }

    [Fact]
    public void Entity_survives_being_written_and_read()
    {
        var intent = new PaymentIntent
        {
            Id = "pi_1",
            Amount = 5,
            CustomerId = "cus_1",
            LatestCharge = new Charge { Id = "ch_1" },
            Created = DateTime.UnixEpoch.AddSeconds(9),
        };

        var read = PaymentIntent.FromJson(intent.ToJson());

        Assert.Equal("cus_1", read.CustomerId);
        Assert.Equal("ch_1", read.LatestCharge.Id);
        Assert.Equal("ch_1", read.LatestChargeId);
        Assert.Equal(intent.Created, read.Created);
    }

    [Fact]
    public void Key_must_be_there_and_plain()
    {
        Assert.Throws<ArgumentException>(() => new StripeClient(""));
        Assert.Throws<ArgumentException>(() => new StripeClient("sk test"));
    }

    [Fact]
    public async Task Missing_key_is_refused_before_anything_is_sent()
    {
        var client = new StripeClient(httpClient: new SystemNetHttpClient(new HttpClient(wire)));

        await Assert.ThrowsAsync<StripeException>(() => client.V1.PaymentIntents.GetAsync("pi_1"));
        Assert.Empty(wire.Sent);
    }

    private StripeClient Client(int retries = 2) =>
        new(
            "sk_test_1",
            httpClient: new SystemNetHttpClient(
                new HttpClient(wire),
                maxNetworkRetries: retries,
                enableTelemetry: false
            ),
            apiBase: "http://stripe.test"
        );
}

internal static class AnyCall
{
    public static Task<PaymentIntent> AnyRequest(this V1Services services) => services.PaymentIntents.GetAsync("pi_1");
}

internal sealed record Sent(
    string Path,
    string Query,
    string Body,
    string? ContentType,
    IReadOnlyDictionary<string, string> Headers
);

internal sealed class Wire : HttpMessageHandler
{
    public const string Intent = """{"id":"pi_1","object":"payment_intent","amount":1,"status":"canceled"}""";

    public List<Sent> Sent { get; } = [];

    public Func<HttpResponseMessage> Answer { get; set; } = () => Json(200, Intent);

    public static HttpResponseMessage Json(int status, string body, string? shouldRetry = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        response.Headers.Add("Request-Id", "req_1");
        if (shouldRetry is not null)
        {
            response.Headers.Add("Stripe-Should-Retry", shouldRetry);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Sent.Add(
            new Sent(
                request.RequestUri!.AbsolutePath,
                request.RequestUri.Query.TrimStart('?'),
                request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken),
                request.Content?.Headers.ContentType?.ToString(),
                request.Headers.ToDictionary(
                    h => h.Key,
                    h => string.Join(' ', h.Value),
                    StringComparer.OrdinalIgnoreCase
                )
            )
        );
        return Answer();
    }
}
