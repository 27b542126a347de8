namespace Airbnb.Tests;

public static class AlwaysHolds
{
    /// <summary>
    /// Once nothing is under way, the checker of the live system finds nothing broken. What waits to be tried again need
    /// not wait.
    /// </summary>
    /// <param name="beside">True while others work, so that nobody can wait for that.</param>
    public static async Task InvariantsHold(this AirbnbApp app, Func<bool>? beside = null)
    {
        var admin = await app.AsAdmin();
        var last = "";
        try
        {
            await Eventually.True(
                async () =>
                {
                    if (beside?.Invoke() is not true)
                        await app.Retry();
                    var report = (await admin.Get("admin/invariants")).Is(200);
                    last = report.Body;
                    var isOver = report.At("atRest").GetBoolean() || beside?.Invoke() is true;
                    return report.At("hold").GetBoolean() && isOver;
                },
                "all invariants to hold at rest"
            );
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            throw new Xunit.Sdk.XunitException(
                $"{failure.Message} Last report: {last}\n{await app.Latest("worker")}",
                failure
            );
        }
    }

    public static async Task AdvanceClock(this AirbnbApp app, TimeSpan by)
    {
        var admin = await app.AsAdmin();
        (await admin.Post("admin/clock/advance", new { seconds = (int)by.TotalSeconds, reason = "A test" })).Is(200);
    }

    /// <summary>What waits to be tried again is due now.</summary>
    public static Task RetryNow(this AirbnbApp app) => app.Execute(DueNow("due_at = now()"));

    /// <summary>
    /// Has everything tried again until it is so. However often that is, it uses up no tries: while the circuit to a server
    /// is open, calls fail faster than a message that waits between its tries would notice.
    /// </summary>
    public static Task RetryUntil(this AirbnbApp app, Func<Task<bool>> condition, string what) =>
        Eventually.True(
            async () =>
            {
                await app.Retry();
                return await condition();
            },
            what
        );

    private static Task Retry(this AirbnbApp app) => app.Execute(DueNow("due_at = now(), attempt = 0"));

    /// <summary>Those that another is just handling, or making due, are left to them: nobody waits in a circle.</summary>
    private static string DueNow(string what) =>
        $"""
            UPDATE deadlines SET {what}
            WHERE id IN (SELECT id FROM deadlines WHERE clock = 'real' FOR UPDATE SKIP LOCKED);
            SELECT pg_notify('deadlines', '')
            """;

    /// <summary>The platform's own idea of now.</summary>
    public static async Task<DateTimeOffset> Now(this AirbnbApp app) =>
        DateTimeOffset.UtcNow + await app.Scalar<TimeSpan>("SELECT \"offset\" FROM platform_clock");

    public static async Task<T> Scalar<T>(this AirbnbApp app, string sql, params object[] parameters)
    {
        await using var command = app.Database.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = parameter });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static async Task<int> Execute(this AirbnbApp app, string sql, params object[] parameters)
    {
        await using var command = app.Database.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = parameter });
        return await command.ExecuteNonQueryAsync();
    }
}
