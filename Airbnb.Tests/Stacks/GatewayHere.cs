using Airbnb.Core.Payments;
using Stripe;

namespace Airbnb.Tests;

public static class GatewayHere
{
    /// <summary>The product's own way to the stack's Stripe, in the test's process.</summary>
    public static StripeGateway Gateway(this AirbnbApp app)
    {
        var options = new StripeOptions
        {
            SecretKey = "sk_test_sandbox",
            PublishableKey = "pk_test_sandbox",
            WebhookSecret = app.WebhookSecret,
        };
        var client = new StripeClient(
            new StripeClientOptions
            {
                ApiKey = options.SecretKey,
                ApiBase = app.Stripe.Http.BaseAddress!.ToString().TrimEnd('/'),
            }
        );
        return new StripeGateway(client, options);
    }
}
