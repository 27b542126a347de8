using Airbnb.Core;
using Airbnb.Core.Delivery;

namespace Airbnb.Worker.Delivery;

/// <summary>
/// One effect of a message, inside the database: it runs in a transaction together with its inbox row, so the effect
/// happens once however often the message comes. A refusal is recorded and not tried again; an exception is a fault,
/// and is.
/// </summary>
public interface IHandle<in TMessage>
    where TMessage : IMessage
{
    Task<Result> Handle(TMessage message, CancellationToken ct);
}

/// <summary>
/// One effect that reaches outside the database (a mail, a gateway). No transaction is held around it, and its inbox
/// row is written when it is through: after a crash it runs again, so each of its steps must bear repeating.
/// </summary>
public interface IHandleStepwise<in TMessage>
    where TMessage : IMessage
{
    Task<Result> Handle(TMessage message, CancellationToken ct);
}

/// <summary>The handler needs a service of others, a gateway or a mail server: it is tried for days before it rests.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RetriedForDaysAttribute : Attribute;

/// <summary>A generic handler is there once for each of these messages.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ForEachMessageAttribute : Attribute
{
    public abstract IEnumerable<Type> Messages { get; }
}

/// <inheritdoc/>
public sealed class ForEachMessageOfAttribute<TTable> : ForEachMessageAttribute
    where TTable : IMessageTable
{
    public override IEnumerable<Type> Messages => TTable.Messages;
}

/// <summary>A table that names messages.</summary>
public interface IMessageTable
{
    static abstract IEnumerable<Type> Messages { get; }
}
