namespace Airbnb.Core.Payments.Payouts;

public enum HostAccountStatus
{
    /// <summary>We mean to open it; the gateway may or may not know of it yet.</summary>
    Intended,

    /// <summary>The host has still to answer what the gateway asks.</summary>
    Open,

    /// <summary>The gateway looks at the answers, or asks for more.</summary>
    Restricted,

    /// <summary>It can be paid to.</summary>
    Active,
}

/// <summary>A host's account at the gateway, to which their money is sent. A host has one.</summary>
public sealed class HostAccount
{
    public required Guid UserId { get; init; }
    public required string Gateway { get; init; }

    /// <summary>When it was first meant, in real time, which the gateway goes by too.</summary>
    public required DateTimeOffset IntendedAt { get; init; }

    /// <summary>Where the host is; null leaves it to the gateway. Not to change once it was asked for.</summary>
    public string? Country { get; init; }

    public string? GatewayId { get; private set; }
    public HostAccountStatus Status { get; private set; }

    /// <summary>Why it cannot be paid to, in the gateway's words.</summary>
    public string? Missing { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    public bool IsActive => Status is HostAccountStatus.Active;

    public AccountOrder OrderFor(string email) => new(UserId, email, Country, IntendedAt);

    /// <summary>Takes over how it stands at the gateway. False when that is nothing new.</summary>
    public bool Follow(GatewayAccount seen, DateTimeOffset at)
    {
        if (GatewayId is not null && GatewayId != seen.Id)
            throw new InvalidOperationException($"The account of {UserId} is {GatewayId}, not {seen.Id}.");
        var status = StatusOf(seen);
        if ((GatewayId, Status, Missing) == (seen.Id, status, seen.Missing))
            return false;
        (GatewayId, Status, Missing, ChangedAt) = (seen.Id, status, seen.Missing, at);
        return true;
    }

    private static HostAccountStatus StatusOf(GatewayAccount seen) =>
        seen.IsActive ? HostAccountStatus.Active
        : seen.HasAnswered ? HostAccountStatus.Restricted
        : HostAccountStatus.Open;
}
