namespace Aspire.StackExchange.Redis;

/// <summary>How the application connects to Redis.</summary>
public sealed class StackExchangeRedisSettings
{
    /// <summary>Servers and options, comma-separated.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether no health check is added.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Whether commands are not traced.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Whether the connection is made on first use rather than at start.</summary>
    public bool DisableAutoActivation { get; set; } = true;
}
