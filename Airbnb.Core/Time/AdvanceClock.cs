using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Time;

public static class ClockErrors
{
    public static readonly Error Production = new(
        "clock.production",
        Kind.Refused,
        "Time takes its course in production."
    );
    public static readonly Error Backwards = new("clock.backwards", Kind.Invalid, "The clock only moves forwards.");
    public static readonly Error NotFollowed = new(
        "clock.not_followed",
        Kind.Unavailable,
        "The clock moved, but a process has not taken it over yet."
    );
}

/// <summary>Moves the platform's time forwards and returns once every running process has followed.</summary>
public sealed class AdvanceClock(AirbnbDb db, PlatformClock clock, Signals signals, IHostEnvironment environment)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<Result<DateTimeOffset>> By(TimeSpan duration, Act act, CancellationToken ct)
    {
        if (environment.IsProduction())
            return ClockErrors.Production;
        if (duration <= TimeSpan.Zero)
            return ClockErrors.Backwards;
        using var followed = signals.Listen(Signals.ClockFollowed);
        var advanced = await db.InTransaction(() => Advance(duration, act, ct), ct);
        return await AllFollow(advanced.Value, followed, ct) ? clock.Now : ClockErrors.NotFollowed;
    }

    /// <summary>Two at once come one after the other.</summary>
    private async Task<Result<ClockSetting>> Advance(TimeSpan duration, Act act, CancellationToken ct)
    {
        var setting = await db
            .ClockSettings.FromSql($"SELECT * FROM platform_clock FOR NO KEY UPDATE")
            .AsTracking()
            .SingleAsync(ct);
        var before = setting.Offset;
        setting.Advance(duration);
        db.Audit(act, "clock_advanced", "clock", new { Offset = before }, new { setting.Offset });
        await db.SaveChangesAsync(ct);
        return setting;
    }

    private async Task<bool> AllFollow(ClockSetting setting, Subscription followed, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        while (!patience.IsCancellationRequested)
        {
            var alive = DateTimeOffset.UtcNow - ClockFollower.GoneAfter;
            var behind = await db.ClockFollowings.AnyAsync(
                process => process.Version < setting.Version && process.SeenAt > alive,
                ct
            );
            if (!behind)
                return true;
            await followed.Wait(TimeSpan.FromSeconds(1), ct);
        }
        return false;
    }
}
