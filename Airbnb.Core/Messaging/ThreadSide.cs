namespace Airbnb.Core.Messaging;

/// <summary>A thread as one of its two sides has it: what they have read, and been mailed about.</summary>
public sealed class ThreadSide
{
    public required Guid ThreadId { get; init; }
    public required Guid UserId { get; init; }

    /// <summary>Puts a person's threads in order: the one with the newest message first.</summary>
    public Guid LastMessageId { get; private set; }

    /// <summary>The number of the newest message that they have seen.</summary>
    public int ReadUpTo { get; private set; }

    /// <summary>Messages of the other's that they have not.</summary>
    public int Unread { get; private set; }

    /// <summary>The number of the newest message that a mail told of.</summary>
    public int ToldUpTo { get; private set; }

    /// <summary>When it is looked whether a mail is needed; null when nothing waits for it.</summary>
    public DateTimeOffset? TellAt { get; private set; }

    /// <param name="fromOther">Whether the other side has written it.</param>
    public void Receive(ThreadMessage message, bool fromOther)
    {
        LastMessageId = message.Id;
        if (fromOther)
            Unread++;
    }

    /// <param name="unread">Messages of the other's after that one.</param>
    public void Read(int upTo, int unread) => (ReadUpTo, Unread) = (upTo, unread);

    public void TellLater(DateTimeOffset at) => TellAt = at;

    public void NothingToTell() => TellAt = null;

    public void Tell(int upTo) => (ToldUpTo, TellAt) = (upTo, null);
}

/// <summary>How many messages a person has been brought.</summary>
public sealed class MessageCounter
{
    public required Guid UserId { get; init; }
    public required long Last { get; init; }
}

/// <summary>That a message is for a person to see, be it their own: what live streams are read from.</summary>
public sealed class MessageDelivery
{
    public required Guid UserId { get; init; }

    /// <summary>From 1, without gaps, in the order of commits.</summary>
    public required long Number { get; init; }

    public required Guid MessageId { get; init; }
}
