using Airbnb.Core;
using Airbnb.Core.Listings.Statistics;

namespace Airbnb.Api.Listings;

public sealed class ViewsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder) => builder.Services.AddHostedService<StoringViews>();
}

/// <summary>Stores every few seconds what was counted, and once more at the end.</summary>
public sealed partial class StoringViews(IServiceScopeFactory scopes, ILogger<StoringViews> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Store(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Store(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends: what is left is stored by StopAsync.
        }
    }

    private async Task Store(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<StoreViews>().Counted(ct);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            NotStored(logger, exception); // Postgres is away: they are still counted, and the next round tries again
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Views of homes could not be stored.")]
    private static partial void NotStored(ILogger logger, Exception exception);
}
