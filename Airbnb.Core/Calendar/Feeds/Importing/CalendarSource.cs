using Airbnb.Core.Listings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Airbnb.Core.Calendar.Feeds.Importing;

/// <summary>A calendar of another platform whose nights are taken over.</summary>
public sealed class CalendarSource
{
    public const int MostOfAHome = 10;
    public const int LongestName = 100;
    public const string Synced = "synced";

    /// <summary>After so long the whole calendar is read again, changed or not: days that were too far away have come.</summary>
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromDays(30);

    private static readonly TimeSpan Interval = TimeSpan.FromHours(3);
    private const int MostDoublings = 3;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ListingId { get; init; }

    /// <summary>What the host calls it.</summary>
    public required string Name { get; init; }

    public required string Url { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public string? ETag { get; private set; }
    public string? LastModified { get; private set; }

    /// <summary>When it was last asked for, with whatever result.</summary>
    public DateTimeOffset? LastTriedAt { get; private set; }

    /// <summary>When its nights were last known to be right.</summary>
    public DateTimeOffset? LastSyncAt { get; private set; }

    /// <summary>When the whole of it was last read.</summary>
    public DateTimeOffset? LastReadAt { get; private set; }

    /// <summary><c>synced</c>, or the code of what was in the way; null before the first time.</summary>
    public string? LastResult { get; private set; }

    /// <summary>How often in a row it failed.</summary>
    public int Failures { get; private set; }

    /// <summary>When to ask again: every three hours, and less often while it fails.</summary>
    public DateTimeOffset Next(DateTimeOffset now) => now + Interval * (1 << Math.Min(Failures, MostDoublings));

    /// <summary>Whether it is enough to ask for what has changed.</summary>
    public bool MayBeUnchanged(DateTimeOffset now) => LastReadAt > now - ReadAgainAfter;

    public void Read(FetchedCalendar fetched, DateTimeOffset now)
    {
        if (fetched.Body is not null)
            (ETag, LastModified, LastReadAt) = (fetched.ETag, fetched.LastModified, now);
        (LastTriedAt, LastSyncAt, LastResult, Failures) = (now, now, Synced, 0);
    }

    public void Fail(Error error, DateTimeOffset now) =>
        (LastTriedAt, LastResult, Failures) = (now, error.Code, Failures + 1);
}

/// <summary>An event as the other calendar has it, whether its nights could be had or not.</summary>
public sealed class ImportedEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid SourceId { get; init; }
    public required string Uid { get; init; }
    public string? Summary { get; init; }
    public required NpgsqlRange<DateOnly> Nights { get; init; }
}

public sealed class CalendarSourceMapping
    : IEntityTypeConfiguration<CalendarSource>,
        IEntityTypeConfiguration<ImportedEvent>
{
    public void Configure(EntityTypeBuilder<CalendarSource> builder)
    {
        builder.ToTable("calendar_sources");
        builder.Property(source => source.Id).ValueGeneratedNever();
        builder.Property(source => source.ETag).HasColumnName("etag");
        builder.HasOne<Listing>().WithMany().HasForeignKey(source => source.ListingId);
        builder.HasIndex(source => new { source.ListingId, source.Url }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ImportedEvent> builder)
    {
        builder.ToTable("imported_events");
        builder.Property(imported => imported.Id).ValueGeneratedNever();
        builder.HasOne<CalendarSource>().WithMany().HasForeignKey(imported => imported.SourceId);
        builder.HasIndex(imported => imported.SourceId);
    }
}
