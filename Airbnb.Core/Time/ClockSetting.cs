using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Time;

/// <summary>The offset of the platform clock: one row, whose version grows with each advance.</summary>
public sealed class ClockSetting
{
    public int Id { get; init; } = 1;
    public TimeSpan Offset { get; private set; }
    public long Version { get; private set; }

    public void Advance(TimeSpan by)
    {
        Offset += by;
        Version++;
    }
}

/// <summary>A running process and the version of the clock it has taken over.</summary>
public sealed class ClockFollowing
{
    public required Guid ProcessId { get; init; }
    public required string Process { get; init; }
    public long Version { get; set; }
    public DateTimeOffset SeenAt { get; set; }
}

public sealed class ClockMapping : IEntityTypeConfiguration<ClockSetting>, IEntityTypeConfiguration<ClockFollowing>
{
    public void Configure(EntityTypeBuilder<ClockSetting> builder)
    {
        builder.ToTable("platform_clock");
        builder.Property(setting => setting.Id).ValueGeneratedNever();
        builder.Property(setting => setting.Version).IsConcurrencyToken();
        // interval, so that an operator can read and set it in SQL
        builder.Property(setting => setting.Offset).HasColumnType("interval");
    }

    public void Configure(EntityTypeBuilder<ClockFollowing> builder)
    {
        builder.ToTable("clock_followings");
        builder.HasKey(following => following.ProcessId);
    }
}
