using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Listings.Statistics;

public sealed class StatisticsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<ViewCounter>();
}
