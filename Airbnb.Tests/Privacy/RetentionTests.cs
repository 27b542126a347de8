using Airbnb.Core.Persistence;
using Airbnb.Core.Privacy.Retention;
using Airbnb.Tests.Histories;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Privacy;

public sealed class RetentionTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task What_is_old_goes_each_hour_and_what_is_not_stays()
    {
        await using var platform = await StillPlatform.Start(App, App.AddressOf("stripe"));
        var person = (await platform.People(1))[0];
        await platform.Use<AirbnbDb>(db =>
            db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO gateway_events (gateway, event_id, type, payload, received_at)
                SELECT 'stripe', 'evt_' || age, 'x', jsonb_build_object(), now() - age * interval '1 day' FROM unnest(ARRAY[547, 549]) age;
                INSERT INTO notifications (id, user_id, kind, side, category, facts, created_at)
                SELECT gen_random_uuid(), {person}, 'confirmed', 'guest', 'bookings', jsonb_build_object(), now() - age * interval '1 day'
                FROM unnest(ARRAY[364, 366]) age;
                INSERT INTO dead_letters (id, message_id, handler, type, payload, fault, resting_since)
                SELECT gen_random_uuid(), gen_random_uuid(), 'x', 'x', jsonb_build_object(), '', now() - age * interval '1 day'
                FROM unnest(ARRAY[89, 91]) age;
                INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at)
                SELECT gen_random_uuid(), {person}, sha256(age::text::bytea), now(), now(), now() - age * interval '1 minute'
                FROM unnest(ARRAY[-9, 0]) age;
                INSERT INTO idempotency_keys (user_id, key, request_hash, created_at)
                SELECT {person}, 'k' || age, '', now() - age * interval '1 hour' FROM unnest(ARRAY[23, 25]) age;
                INSERT INTO inbox (handler, message_id, handled_at)
                SELECT 'nobody', gen_random_uuid(), now() - age * interval '1 day' FROM unnest(ARRAY[29, 31]) age;
                """
            )
        );

        await platform.Run();
        Assert.Equal("1 1 1 1 1 1", await Kept(platform));

        await platform.Advance(TimeSpan.FromDays(2)); // by the platform's clock, which of these only feeds go by
        await platform.Run();
        Assert.Equal("1 0 1 1 1 1", await Kept(platform));
        var next = await platform.Use<AirbnbDb, DateTimeOffset>(db =>
            db.Deadlines.Where(due => due.Kind == "retention_due").Select(due => due.DueAt).SingleAsync()
        );
        Assert.InRange(next - platform.Now, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task What_is_old_is_found_by_an_index()
    {
        foreach (var rule in RetentionRules.All)
            Assert.True(
                await App.Scalar<bool>(
                    """
                    SELECT EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid
                        WHERE i.indrelid = $1::regclass AND a.attnum = i.indkey[0] AND a.attname = $2)
                    """,
                    rule.Table,
                    rule.Since
                ),
                $"{rule.Table} by {rule.Since}"
            );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Periods_are_days(int days) => Assert.False(new RetentionOptions { Notifications = days }.AreSensible());

    private static Task<string> Kept(StillPlatform platform) =>
        platform.Use<AirbnbDb, string>(db =>
            db.Database.SqlQuery<string>(
                    $"""
                    SELECT concat_ws(' ', (SELECT count(*) FROM gateway_events), (SELECT count(*) FROM notifications),
                        (SELECT count(*) FROM dead_letters), (SELECT count(*) FROM sessions),
                        (SELECT count(*) FROM idempotency_keys), (SELECT count(*) FROM inbox WHERE handler = 'nobody'))
                        AS "Value"
                    """
                )
                .SingleAsync()
        );
}
