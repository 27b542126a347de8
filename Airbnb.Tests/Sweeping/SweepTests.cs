using Airbnb.Core.Sweeping;
using Airbnb.Core.Time;

namespace Airbnb.Tests.Sweeping;

public sealed class SweepTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task What_was_kept_for_long_enough_goes_and_the_rest_stays()
    {
        var (old, young) = (await App.AsGuest(), await App.AsGuest());
        await Keep(old, TimeSpan.FromDays(31));
        await Keep(young, TimeSpan.FromHours(23));
        await App.Execute(
            "UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = $1",
            old.UserId
        );

        await using var db = App.OpenDb();
        await new Sweep(db, new PlatformClock(TimeProvider.System), TimeProvider.System).Run(default);

        Assert.Equal((0, 0, 0), await Kept(old));
        Assert.Equal((1, 1, 1), await Kept(young));
    }

    [Fact]
    public async Task The_Worker_sweeps_each_hour()
    {
        await Eventually.True(
            () => App.Scalar<bool>("SELECT EXISTS (SELECT FROM inbox WHERE handler = 'sweep_hourly')"),
            "the first sweep"
        );
        Assert.True(
            await App.Scalar<bool>(
                """
                SELECT count(*) = 1 AND bool_and(due_at > now() + "offset" + interval '30 minutes')
                FROM deadlines, platform_clock WHERE kind = 'sweep_due'
                """
            )
        );
    }

    [Fact]
    public async Task What_is_swept_is_found_by_an_index()
    {
        foreach (var rows in SpentRows.All)
            Assert.True(
                await App.Scalar<bool>(
                    """
                    SELECT EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid
                        WHERE i.indrelid = $1::regclass AND a.attnum = i.indkey[0] AND a.attname = $2)
                    """,
                    rows.Table,
                    rows.Since
                ),
                $"{rows.Table} by {rows.Since}"
            );
    }

    private async Task Keep(Client person, TimeSpan ago)
    {
        await App.Execute(
            """
            INSERT INTO idempotency_keys (user_id, key, request_hash, created_at) VALUES ($1, 'k', '\x00', now() - $2)
            """,
            person.UserId,
            ago
        );
        await App.Execute(
            "INSERT INTO inbox (handler, message_id, handled_at) VALUES ('nobody', $1, now() - $2)",
            person.UserId,
            ago
        );
    }

    private async Task<(int Sessions, int Keys, int Messages)> Kept(Client person) =>
        (
            await Count("SELECT count(*)::int FROM sessions WHERE user_id = $1", person),
            await Count("SELECT count(*)::int FROM idempotency_keys WHERE user_id = $1", person),
            await Count("SELECT count(*)::int FROM inbox WHERE message_id = $1", person)
        );

    private Task<int> Count(string sql, Client person) => App.Scalar<int>(sql, person.UserId);
}
