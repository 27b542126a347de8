namespace Airbnb.Core.Listings.CoHosts;

/// <summary>What a co-host does for the host. The money is always the host's own.</summary>
public enum CoHostLevel
{
    /// <summary>Sees the calendar, and nothing else.</summary>
    CalendarView,

    /// <summary>Keeps the calendar, sees the bookings, and writes to guests.</summary>
    CalendarAndMessages,

    /// <summary>All that, and the home itself: what it says, its photos, whether it is published.</summary>
    Full,
}

/// <summary>Somebody who works on a home for its host, or was asked to.</summary>
public sealed class CoHost
{
    public const int MostOfAHome = 10;

    /// <summary>How long an invitation may be accepted.</summary>
    public static readonly TimeSpan InvitationTime = TimeSpan.FromDays(14);

    private CoHost() { }

    public Guid Id { get; private init; }
    public Guid ListingId { get; private init; }
    public CoHostLevel Level { get; private set; }

    /// <summary>The address that was invited, as it was typed; it is forgotten once somebody has accepted.</summary>
    public string? Email { get; private set; }

    /// <summary>The same as accounts are looked up by it.</summary>
    public string? LookupEmail { get; private set; }

    public DateTimeOffset InvitedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>Null until the invitation is accepted.</summary>
    public Guid? UserId { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>Grows with each change.</summary>
    public int Version { get; private set; }

    public static CoHost Invite(
        Guid listingId,
        string email,
        string lookupEmail,
        CoHostLevel level,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ListingId = listingId,
            Email = email,
            LookupEmail = lookupEmail,
            Level = level,
            InvitedAt = now,
            ExpiresAt = now + InvitationTime,
            Version = 1,
        };

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && now < ExpiresAt;

    public void Accept(Guid userId, DateTimeOffset now)
    {
        (UserId, AcceptedAt) = (userId, now);
        (Email, LookupEmail) = (null, null);
        Version++;
    }

    public void Become(CoHostLevel level)
    {
        Level = level;
        Version++;
    }
}
