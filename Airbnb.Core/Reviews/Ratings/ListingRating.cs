namespace Airbnb.Core.Reviews.Ratings;

/// <summary>What guests gave a home: sums over the reviews that can be read, kept with each that comes or goes.</summary>
public sealed class ListingRating
{
    /// <summary>Fewer say more about who wrote them than about the home.</summary>
    public const int FewestShown = 3;

    public Guid ListingId { get; private init; }
    public int Count { get; private init; }
    public int Overall { get; private init; }
    public int Cleanliness { get; private init; }
    public int Accuracy { get; private init; }
    public int CheckIn { get; private init; }
    public int Communication { get; private init; }
    public int Location { get; private init; }
    public int Value { get; private init; }

    /// <summary>How many gave one star, two, and so on.</summary>
    public int Ones { get; private init; }
    public int Twos { get; private init; }
    public int Threes { get; private init; }
    public int Fours { get; private init; }
    public int Fives { get; private init; }
}

/// <summary>What hosts gave a guest.</summary>
public sealed class GuestRating
{
    public Guid UserId { get; private init; }
    public int Count { get; private init; }
    public int Cleanliness { get; private init; }
    public int Communication { get; private init; }
    public int Rules { get; private init; }
}

public static class Average
{
    /// <summary>In hundredths, rounded half up; null where there are too few to show.</summary>
    public static int? Of(int sum, int count) =>
        count < ListingRating.FewestShown ? null : (int)((100L * sum + count / 2) / count);

    /// <summary>As people read it: 4.83.</summary>
    public static decimal? InStars(int? hundredths) => hundredths / 100m;
}
