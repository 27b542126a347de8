namespace Airbnb.Core.Privacy.Exports;

/// <summary>A copy of all that is somebody's: asked for, made by the Worker, and gone after a week.</summary>
public sealed class DataExport
{
    /// <summary>For how long its link works.</summary>
    public static readonly TimeSpan LifeTime = TimeSpan.FromDays(7);

    private DataExport() { }

    public Guid Id { get; private init; }
    public Guid UserId { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>Null while it is being made.</summary>
    public DateTimeOffset? ReadyAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }
    public long? Bytes { get; private set; }

    public static DataExport Ask(Guid userId, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UserId = userId,
            AskedAt = now,
        };

    public void Finish(long bytes, DateTimeOffset now) => (Bytes, ReadyAt, ExpiresAt) = (bytes, now, now + LifeTime);
}
