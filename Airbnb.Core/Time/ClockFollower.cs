using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Airbnb.Core.Time;

/// <summary>Keeps this process' <see cref="PlatformClock"/> at the stored offset, and says so in the database.</summary>
public sealed class ClockFollower(
    PlatformClock clock,
    Signals signals,
    IServiceScopeFactory scopes,
    IHostEnvironment environment,
    ILogger<ClockFollower> logger
) : BackgroundService
{
    /// <summary>A process that has not been seen for this long is taken for gone.</summary>
    public static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);
    private readonly Guid processId = Guid.CreateVersion7();

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Follow(cancellationToken); // before the first request or message is taken
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AirbnbDb>();
        await db.ClockFollowings.Where(process => process.ProcessId == processId).ExecuteDeleteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var advanced = signals.Listen(Signals.PlatformClock);
        while (!stoppingToken.IsCancellationRequested)
        {
            await advanced.Wait(Heartbeat, stoppingToken);
            try
            {
                await Follow(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Postgres is away, in whatever words: the next heartbeat tries again. Thrown on, it would end the host.
                ClockLog.NotRead(logger, exception);
            }
        }
    }

    private async Task Follow(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AirbnbDb>();
        var setting = await db.ClockSettings.AsNoTracking().SingleAsync(ct);
        clock.Follow(setting.Offset);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO clock_followings (process_id, process, version, seen_at)
            VALUES ({processId}, {environment.ApplicationName}, {setting.Version}, now())
            ON CONFLICT (process_id) DO UPDATE SET version = excluded.version, seen_at = excluded.seen_at
            """,
            ct
        );
        await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Signals.ClockFollowed}, '')", ct);
    }
}

internal static partial class ClockLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The platform clock could not be read.")]
    public static partial void NotRead(ILogger logger, Exception exception);
}
