using System.Net;

namespace Airbnb.Core.Accounts;

/// <summary>Where a session is used from, as far as the request tells.</summary>
public sealed record Device(IPAddress? Address, string? UserAgent);

/// <summary>A sign-in that lasts until it is ended, unused for two weeks, or three months old. In real time.</summary>
public sealed class Session
{
    public static readonly TimeSpan IdleTime = TimeSpan.FromDays(14);
    public static readonly TimeSpan LongestTime = TimeSpan.FromDays(90);

    /// <summary>How often its use is written down: a write for every read would be too dear.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public const int LongestUserAgent = 300;

    private Session() { }

    public Guid Id { get; private init; }
    public Guid UserId { get; private init; }
    public byte[] TokenHash { get; private init; } = [];
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset LastSeenAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public IPAddress? Address { get; private init; }
    public string? UserAgent { get; private init; }

    public static Session Start(Guid userId, SessionToken token, Device device, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UserId = userId,
            TokenHash = token.Hash,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = ExpiryOf(now, now),
            Address = device.Address,
            UserAgent = Shorten(device.UserAgent),
        };

    public static DateTimeOffset ExpiryOf(DateTimeOffset createdAt, DateTimeOffset seenAt)
    {
        var (idle, oldest) = (seenAt + IdleTime, createdAt + LongestTime);
        return idle < oldest ? idle : oldest;
    }

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
