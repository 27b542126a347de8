namespace Aspire.RabbitMQ.Client;

/// <summary>How the application connects to RabbitMQ.</summary>
public sealed class RabbitMQClientSettings
{
    /// <summary>The server's AMQP URI.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>How often connecting is tried again; 0 for never.</summary>
    public int MaxConnectRetryCount { get; set; } = 5;

    /// <summary>Whether no health check is added.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Whether messages are not traced.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Whether the connection is made on first use rather than at start.</summary>
    public bool DisableAutoActivation { get; set; } = true;
}
