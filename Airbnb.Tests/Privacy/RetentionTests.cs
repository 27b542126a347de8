using Airbnb.Core.Persistence;
using Airbnb.Core.Privacy.Retention;
using Airbnb.Tests.Histories;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Privacy;

public sealed class RetentionTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task What_is_old_goes_each_day_and_what_is_not_stays()
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
                """
            )
        );

        await platform.Run();
        Assert.Equal("1 1 1", await Kept(platform));

        await platform.Advance(TimeSpan.FromDays(2)); // by the platform's clock, which only feeds go by
        await platform.Run();
        Assert.Equal("1 0 1", await Kept(platform));
        Assert.Equal(
            1,
            await platform.Use<AirbnbDb, int>(db => db.Deadlines.CountAsync(d => d.Kind == "retention_due"))
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
                    SELECT (SELECT count(*) FROM gateway_events) || ' ' || (SELECT count(*) FROM notifications) || ' '
                        || (SELECT count(*) FROM dead_letters) AS "Value"
                    """
                )
                .SingleAsync()
        );
}
