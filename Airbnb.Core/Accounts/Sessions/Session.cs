using System.Net;

namespace Airbnb.Core.Accounts.Sessions;

/// <summary>Where a session is used from, as far as the request tells.</summary>
public sealed record Device(IPAddress? Address, string? UserAgent);

/// <summary>How long a session lasts without use, and at the longest.</summary>
public sealed record SessionLife(TimeSpan Idle, TimeSpan Longest)
{
    private static readonly SessionLife OfMembers = new(TimeSpan.FromDays(14), TimeSpan.FromDays(90));
    private static readonly SessionLife OfStaff = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(12));

    /// <summary>Those who see what is not theirs have to sign in more often.</summary>
    public static SessionLife Of(PlatformRole role) => role is PlatformRole.Member ? OfMembers : OfStaff;

    public DateTimeOffset ExpiryOf(DateTimeOffset createdAt, DateTimeOffset seenAt)
    {
        var (idle, oldest) = (seenAt + Idle, createdAt + Longest);
        return idle < oldest ? idle : oldest;
    }
}

/// <summary>A sign-in that lasts until it is ended, unused for a while, or old. In real time.</summary>
public sealed class Session
{
    /// <summary>How often its use is written down: a write for every read would be too dear.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public const int LongestUserAgent = 300;

    private Session() { }

    public Guid Id { get; private init; }
    public Guid UserId { get; private init; }
    public byte[] TokenHash { get; private init; } = [];

    /// <summary>Whether the person proved with more than the password who they are.</summary>
    public bool WithSecondFactor { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset LastSeenAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public IPAddress? Address { get; private init; }
    public string? UserAgent { get; private init; }

    public static Session Start(
        Guid userId,
        SessionToken token,
        Device device,
        DateTimeOffset now,
        bool withSecondFactor = false,
        PlatformRole role = PlatformRole.Member
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UserId = userId,
            TokenHash = token.Hash,
            WithSecondFactor = withSecondFactor,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = SessionLife.Of(role).ExpiryOf(now, now),
            Address = device.Address,
            UserAgent = Shorten(device.UserAgent),
        };

    private static string? Shorten(string? agent)
    {
        if (agent is not { Length: > LongestUserAgent })
            return agent;
        var cutsPair = char.IsHighSurrogate(agent[LongestUserAgent - 1]);
        return agent[..(cutsPair ? LongestUserAgent - 1 : LongestUserAgent)];
    }
}

public static class SessionQueries
{
    /// <summary>One's own live sessions; those of others are nobody's to see.</summary>
    public static IQueryable<Session> VisibleTo(this IQueryable<Session> sessions, Caller caller, DateTimeOffset now) =>
        sessions.Where(session => session.UserId == caller.UserId && session.ExpiresAt > now);
}
