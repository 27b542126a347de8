namespace Airbnb.Core.Privacy;

public enum ConsentKind
{
    /// <summary>What hosts sign when they become one.</summary>
    HostTerms,

    /// <summary>Mails with tips and offers.</summary>
    Tips,
}

/// <summary>That somebody agreed to something, or took it back: the latest of a kind counts. Never changed.</summary>
public sealed class Consent
{
    private Consent() { }

    public Guid Id { get; private init; }
    public Guid UserId { get; private init; }
    public ConsentKind Kind { get; private init; }

    /// <summary>Which text they read: the month it is from, as in <c>2026-11</c>.</summary>
    public string Version { get; private init; } = "";

    public bool IsGiven { get; private init; }
    public DateTimeOffset At { get; private init; }

    public static Consent Given(Guid userId, ConsentKind kind, string version, DateTimeOffset now) =>
        Of(userId, kind, version, isGiven: true, now);

    public static Consent TakenBack(Guid userId, ConsentKind kind, string version, DateTimeOffset now) =>
        Of(userId, kind, version, isGiven: false, now);

    private static Consent Of(Guid userId, ConsentKind kind, string version, bool isGiven, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UserId = userId,
            Kind = kind,
            Version = version,
            IsGiven = isGiven,
            At = now,
        };
}
