using Airbnb.Core.Listings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NpgsqlTypes;

namespace Airbnb.Core.Calendar;

/// <summary>
/// Rules of its own for stays that begin on some days of a home. What is null stays as the listing says; two never hold
/// for the same day.
/// </summary>
public sealed class StayRule
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ListingId { get; init; }

    /// <summary>The check-in dates for which it holds, half-open.</summary>
    public required NpgsqlRange<DateOnly> Nights { get; init; }

    public int? MinNights { get; init; }
    public int? MaxNights { get; init; }
    public Weekdays? ArrivalDays { get; init; }

    /// <summary>On which weekdays those may leave who arrive on these days.</summary>
    public Weekdays? DepartureDays { get; init; }

    /// <summary>The listing's terms as they are for a stay that begins under this rule.</summary>
    public StayTerms Over(StayTerms terms) =>
        terms with
        {
            MinNights = MinNights ?? terms.MinNights,
            MaxNights = MaxNights ?? terms.MaxNights,
            ArrivalDays = ArrivalDays ?? terms.ArrivalDays,
            DepartureDays = DepartureDays ?? terms.DepartureDays,
        };
}

public sealed class StayRuleMapping : IEntityTypeConfiguration<StayRule>
{
    /// <summary>One rule for each day; the index also finds them.</summary>
    public const string NoOverlap = "stay_rules_no_overlap";

    public void Configure(EntityTypeBuilder<StayRule> builder)
    {
        builder.ToTable("stay_rules");
        builder.Property(rule => rule.Id).ValueGeneratedNever();
        builder.HasOne<Listing>().WithMany().HasForeignKey(rule => rule.ListingId);
        builder.Property(rule => rule.ArrivalDays).HasConversion<AsBits>();
        builder.Property(rule => rule.DepartureDays).HasConversion<AsBits>();
    }

    private sealed class AsBits() : ValueConverter<Weekdays, short>(days => days.Bits, bits => new Weekdays(bits));
}
