namespace Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;

/// <summary>How a database context connects to PostgreSQL.</summary>
public class NpgsqlEntityFrameworkCorePostgreSQLSettings
{
    /// <summary>The connection string.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether commands that failed for a passing reason are not repeated.</summary>
    public bool DisableRetry { get; set; }

    /// <summary>Whether no health check is added.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Whether commands are not traced.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Whether no metrics are collected.</summary>
    public bool DisableMetrics { get; set; }

    /// <summary>How many seconds a command may take.</summary>
    public int? CommandTimeout { get; set; }
}
