using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
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

    public bool Covers(DateOnly checkIn) => Nights.Has(checkIn);

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

public static class StayRuleQueries
{
    /// <summary>The home's terms for a stay that begins on that day.</summary>
    public static async Task<StayTerms> TermsOn(
        this AirbnbDb db,
        Listing listing,
        DateOnly checkIn,
        CancellationToken ct
    )
    {
        var rule = await db
            .StayRules.AsNoTracking()
            .SingleOrDefaultAsync(rule => rule.ListingId == listing.Id && rule.Nights.Contains(checkIn), ct);
        return rule?.Over(listing.Terms) ?? listing.Terms;
    }

    /// <summary>The rules for stays that begin on one of those days.</summary>
    public static Task<List<StayRule>> StayRulesOf(
        this AirbnbDb db,
        Guid listingId,
        NpgsqlRange<DateOnly> days,
        CancellationToken ct
    ) =>
        db
            .StayRules.AsNoTracking()
            .Where(rule => rule.ListingId == listingId && rule.Nights.Overlaps(days))
            .ToListAsync(ct);

    /// <summary>The home's terms for a stay that begins on that day, by the rules at hand.</summary>
    public static StayTerms On(this StayTerms terms, DateOnly checkIn, IEnumerable<StayRule> rules) =>
        rules.FirstOrDefault(rule => rule.Covers(checkIn))?.Over(terms) ?? terms;
}
