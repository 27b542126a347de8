using System.Net;
using Airbnb.Core.Payments;
using Stripe;

namespace Airbnb.Tests.Payments;

/// <summary>What Stripe's status codes say: that this will never do, or that it may do another time.</summary>
public sealed class GatewayRefusalTests
{
    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.PaymentRequired)]
    public async Task Some_answers_are_final(HttpStatusCode status)
    {
        var read = await Gateway(status).Read("pi_1", default);

        Assert.Equal(PaymentErrors.GatewayRefused.Code, read.Error?.Code);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.FailedDependency)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    public Task Others_are_to_be_asked_again(HttpStatusCode status) =>
        Assert.ThrowsAsync<GatewayUnavailableException>(() => Gateway(status).Read("pi_1", default));

    private static StripeGateway Gateway(HttpStatusCode status)
    {
        var http = new HttpClient(new Answers(status));
        var client = new StripeClient(
            new StripeClientOptions
            {
                ApiKey = "sk_test_sandbox",
                HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false),
            }
        );
        return new StripeGateway(
            client,
            new StripeOptions
            {
                SecretKey = "sk_test_sandbox",
                PublishableKey = "pk_test_sandbox",
                WebhookSecret = "whsec_test",
            }
        );
    }

    private sealed class Answers(HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                new HttpResponseMessage(status)
                {
                    Content = new StringContent("""{"error":{"type":"api_error","message":"No."}}"""),
                }
            );
    }
}
