using Airbnb.Core;
using Airbnb.Core.Accounts;

namespace Airbnb.Worker.Accounts;

/// <summary>Gives a new installation its first admin before anybody can register.</summary>
public sealed class SowFirstAdmin(SeedFirstAdmin seed) : ISeed
{
    public int Order => 0;

    public async Task Sow(CancellationToken ct)
    {
        var sown = await seed.Run(ct);
        if (sown.Error is { } error)
            throw new InvalidOperationException($"{error.Message} ({error.Code})");
    }
}

public sealed class AccountsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder) => builder.Services.AddScoped<ISeed, SowFirstAdmin>();
}
