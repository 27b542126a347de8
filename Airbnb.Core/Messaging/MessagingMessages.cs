using Airbnb.Core.Delivery;

namespace Airbnb.Core.Messaging;

/// <summary>A thread has a new line: streams of the two that are open anywhere have something to show.</summary>
public sealed record MessageWritten(Guid MessageId, Guid GuestId, Guid HostId) : IMessage;

/// <summary>Something that somebody has not read has waited for long enough to be told of by mail.</summary>
public sealed record UnreadMessagesDue(Guid ThreadId, Guid UserId) : IMessage;
