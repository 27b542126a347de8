using Airbnb.Core;
using Airbnb.Core.Seeding;

namespace Airbnb.Worker.Listings;

/// <summary>Homes to look at on a developer's first day.</summary>
public sealed class SowDemo(SeedDemo seed) : ISeed
{
    public int Order => 10;

    public async Task Sow(CancellationToken ct)
    {
        var sown = await seed.Run(ct);
        if (sown.Error is { } error)
            throw new InvalidOperationException($"The demo homes were refused: {error.Message} ({error.Code})");
    }
}

public sealed class ListingsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<DemoOptions>().BindConfiguration("Demo");
        builder.Services.AddScoped<ISeed, SowDemo>();
    }
}
