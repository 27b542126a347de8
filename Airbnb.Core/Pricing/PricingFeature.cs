using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Pricing;

public sealed class PricingFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QuoteSeal>();
        builder
            .Services.AddOptions<FeeSchedule>()
            .Configure<IConfiguration>(
                (fees, configuration) => fees.Read(configuration.GetSection(FeeSchedule.Section))
            )
            .Validate(fees => fees.AreShares(), "Fees are 0 to 10,000 basis points.")
            .Validate(fees => fees.AreAmounts(), "The floor of a night's price and the least penalty are not negative.")
            .Validate(fees => fees.AreInOrder(), "Later fees say from which day on, each after the one before.")
            .ValidateOnStart();
    }
}
