using Microsoft.Extensions.DependencyInjection;

namespace Airbnb.Core.Pricing;

public static class PricingSetup
{
    public static IServiceCollection AddPricing(this IServiceCollection services)
    {
        services.AddSingleton<QuoteSeal>();
        services
            .AddOptions<FeeOptions>()
            .BindConfiguration(FeeOptions.Section)
            .Validate(fees => IsShare(fees.GuestFee) && IsShare(fees.HostFee), "Fees are 0 to 10,000 basis points.")
            .Validate(fees => fees.NightFloor >= 0, "The floor of a night's price is not negative.")
            .ValidateOnStart();
        return services;
    }

    private static bool IsShare(int basisPoints) => basisPoints is >= 0 and <= 10_000;
}
