using Airbnb.Core.Bookings;

namespace Airbnb.Core.Reviews;

/// <summary>
/// What one side of a stay says of the other, as everybody may read it. Before it is published it rests in a table that
/// nothing reads; after that nothing changes it, and it is only taken away by moderation.
/// </summary>
public sealed class Review
{
    /// <summary>For how long whom it is about may reply.</summary>
    public const int DaysToReply = 30;

    private Review() { }

    /// <summary>Given when it is published, so that ids grow in that order.</summary>
    public Guid Id { get; private init; }
    public Guid BookingId { get; private init; }
    public Guid ListingId { get; private init; }

    /// <summary>Whose words they are: a guest's about the home, or a host's about the guest.</summary>
    public BookingSide By { get; private init; }
    public Guid AuthorId { get; private init; }

    /// <summary>The other of the two, who may reply.</summary>
    public Guid SubjectId { get; private init; }

    public Scores Scores { get; private init; } = new();
    public string Text { get; private init; } = "";

    /// <summary>Of the text: <c>en</c>, <c>pt</c>.</summary>
    public string Language { get; private init; } = "";

    public DateTimeOffset WrittenAt { get; private init; }
    public DateTimeOffset PublishedAt { get; private init; }

    /// <summary>When it was taken away; null while it can be read.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public ReviewReply? Reply { get; private init; }

    public bool MayBeRepliedTo(DateTimeOffset now) => now < PublishedAt.AddDays(DaysToReply);

    public void Remove(DateTimeOffset now) => RemovedAt = now;

    public void Restore() => RemovedAt = null;
}

/// <summary>The one answer of whom a review is about, published at once and for good.</summary>
public sealed class ReviewReply
{
    public required Guid ReviewId { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>From 1 to 5. A guest rates the home, a host the guest: each has scores that the other has not.</summary>
public sealed record Scores
{
    /// <summary>The guest's own, and not an average of the others.</summary>
    public int? Overall { get; init; }
    public int Cleanliness { get; init; }
    public int? Accuracy { get; init; }
    public int? CheckIn { get; init; }
    public int Communication { get; init; }
    public int? Location { get; init; }
    public int? Value { get; init; }
    public int? Rules { get; init; }

    /// <summary>Whether all is rated that this side rates, and nothing else.</summary>
    public bool AreOf(BookingSide by)
    {
        int?[] ofHome = [Overall, Accuracy, CheckIn, Location, Value];
        return by is BookingSide.Guest
            ? ofHome.All(score => score is not null) && Rules is null
            : ofHome.All(score => score is null) && Rules is not null;
    }
}
