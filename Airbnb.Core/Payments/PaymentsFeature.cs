using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Stripe;

namespace Airbnb.Core.Payments;

public sealed class PaymentsFeature : IFeature
{
    private const string HttpClientName = "stripe";

    public static void Add(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<StripeOptions>().BindConfiguration("Stripe").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<StripeOptions>>().Value);
        services.AddHttpClient(HttpClientName);
        services.AddSingleton<IStripeClient>(Client);
        services.AddSingleton<StripeGateway>();
        services.AddSingleton<IPaymentGateway>(provider => provider.GetRequiredService<StripeGateway>());
        services.AddSingleton<IPayoutGateway>(provider => provider.GetRequiredService<StripeGateway>());
        services.AddSingleton<StripeWebhook>();
    }

    private static StripeClient Client(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<StripeOptions>();
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
        return new StripeClient(
            new StripeClientOptions
            {
                ApiKey = options.SecretKey,
                ApiBase = options.ApiBase,
                // Clients of this application try again by themselves: both together would keep a guest waiting.
                HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false),
            }
        );
    }
}
