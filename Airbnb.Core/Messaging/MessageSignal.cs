namespace Airbnb.Core.Messaging;

/// <summary>
/// What processes call out to one another, on Redis: these people have a new message. It only says "look again"; one that
/// is lost delays a message in a live stream, and loses none.
/// </summary>
public sealed record MessageSignal(IReadOnlyList<Guid> UserIds)
{
    public const string Channel = "messages";

    /// <summary>Null for what is not ours.</summary>
    public static MessageSignal? Parse(string? text)
    {
        var userIds = new List<Guid>();
        foreach (var word in (text ?? "").Split(' '))
            if (Guid.TryParse(word, out var userId))
                userIds.Add(userId);
            else
                return null;
        return new MessageSignal(userIds);
    }

    public override string ToString() => string.Join(' ', UserIds);
}
