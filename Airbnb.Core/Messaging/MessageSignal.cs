namespace Airbnb.Core.Messaging;

/// <summary>
/// What processes call out to one another, on Redis: the two have a new message. It only says "look again"; one that is
/// lost delays a message in a live stream, and loses none.
/// </summary>
public sealed record MessageSignal(Guid GuestId, Guid HostId)
{
    public const string Channel = "messages";

    /// <summary>Null for what is not ours.</summary>
    public static MessageSignal? Parse(string? text) =>
        text?.Split(' ') is [var guest, var host]
        && Guid.TryParse(guest, out var guestId)
        && Guid.TryParse(host, out var hostId)
            ? new MessageSignal(guestId, hostId)
            : null;

    public override string ToString() => $"{GuestId} {HostId}";
}
