namespace Airbnb.Tests.Http;

/// <summary>Tells whether anything was written meanwhile, on a stack that nobody else uses.</summary>
public static class Untouched
{
    /// <summary>
    /// Which change by themselves: heartbeats, times last seen, deliveries that are still on their way; and refusals that
    /// are kept for those who repeat their request.
    /// </summary>
    private const string Restless =
        "'clock_followings', 'listing_views', 'sessions', 'inbox', 'outbox', 'idempotency_keys', '__EFMigrationsHistory'";

    /// <summary>What other tests have left to happen by itself happens a little later.</summary>
    public static Task PutOff(this AirbnbApp app) =>
        app.Execute(
            """
            UPDATE deadlines SET due_at = due_at + interval '4 minutes'
            WHERE clock = 'platform' AND due_at < now() + (SELECT "offset" FROM platform_clock) + interval '3 minutes'
            """
        );

    /// <summary>How many rows each table has, and which transactions wrote them: whatever is written changes that.</summary>
    public static async Task<string> Contents(this AirbnbApp app)
    {
        var each = await app.Scalar<string>(
            $"""
            SELECT string_agg(format('SELECT %L || count(*) || %L || coalesce(sum(xmin::text::bigint), 0) FROM %I',
                                     relname || ': ', ' by ', relname), ' UNION ALL ' ORDER BY relname)
            FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN ({Restless})
            """
        );
        return await app.Scalar<string>($"SELECT string_agg(told, E'\n' ORDER BY told) FROM ({each}) AS tables (told)");
    }
}
