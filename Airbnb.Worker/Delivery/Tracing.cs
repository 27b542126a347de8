using System.Diagnostics;

namespace Airbnb.Worker.Delivery;

internal static class Tracing
{
    public static readonly ActivitySource Source = new("Airbnb.Delivery");
}

internal static partial class DeliveryLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Loop} was interrupted and starts again.")]
    public static partial void Interrupted(ILogger logger, Exception exception, string loop);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection of {Name} could not be closed.")]
    public static partial void NotClosed(ILogger logger, Exception exception, string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Type} {MessageId} was not published; it stays in the outbox.")]
    public static partial void NotPublished(ILogger logger, Exception exception, string type, Guid messageId);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Handler} failed on {MessageId}, try {Attempt}; again in {Delay}."
    )]
    public static partial void Retried(
        ILogger logger,
        Exception exception,
        string handler,
        Guid messageId,
        int attempt,
        TimeSpan delay
    );

    [LoggerMessage(Level = LogLevel.Error, Message = "{Handler} gave up on {MessageId}: it rests in dead_letters.")]
    public static partial void Rests(ILogger logger, Exception? exception, string handler, Guid messageId);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Handler} refused {MessageId}: {Code}.")]
    public static partial void Refused(ILogger logger, string handler, Guid messageId, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Postgres is away; {Handler} waits.")]
    public static partial void Waits(ILogger logger, Exception exception, string handler);
}
