using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Airbnb.Core.Persistence;

/// <summary>What every process that opens <see cref="AirbnbDb"/> sets alike.</summary>
public static class DatabaseOptions
{
    public const string ConnectionName = "airbnb";

    private const int MostRetries = 4;

    /// <summary>A client waits for an answer: what a few seconds do not mend is said to it.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Migrations are written by hand, so there is no model snapshot for EF to compare with;
    /// a test compares the model with the migrated database instead.
    /// </summary>
    public static DbContextOptionsBuilder ForAirbnb(this DbContextOptionsBuilder options) =>
        options
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .UseNpgsql(postgres => postgres.EnableRetryOnFailure(MostRetries, LongestPause, errorCodesToAdd: null));
}
