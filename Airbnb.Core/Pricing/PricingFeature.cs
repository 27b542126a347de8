using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Pricing;

public sealed class PricingFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QuoteSeal>();
        builder.Services.AddScoped<PriceStay>();
        builder
            .Services.AddOptions<FeeOptions>()
            .BindConfiguration(FeeOptions.Section)
            .Validate(fees => IsShare(fees.GuestFee) && IsShare(fees.HostFee), "Fees are 0 to 10,000 basis points.")
            .Validate(fees => fees.NightFloor >= 0, "The floor of a night's price is not negative.")
            .ValidateOnStart();
    }

    private static bool IsShare(int basisPoints) => basisPoints is >= 0 and <= 10_000;
}
