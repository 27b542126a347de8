using Airbnb.Core;
using Airbnb.Core.Persistence;
using Airbnb.Core.Privacy;
using Airbnb.Core.Privacy.Erasing;
using Airbnb.Tests.Histories;
using Airbnb.Worker.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Privacy;

/// <summary>Whatever fails on the way, all is as it was, and the next try does all of it.</summary>
public sealed class InterruptedErasureTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Whoever_is_interrupted_begins_anew()
    {
        await using var platform = await StillPlatform.Start(App, App.AddressOf("stripe"));
        var person = (await platform.People(1))[0];
        await platform.Use<AirbnbDb>(async db =>
        {
            db.Erasures.Add(new Erasure { UserId = person, AskedAt = platform.Now });
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO wishlists (id, user_id, name, version, created_at)
                VALUES (gen_random_uuid(), {person}, 'By the sea', 1, now());
                """
            );
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO notification_preferences VALUES ({person}, 1, true, true, true, true, true)"
            );
        });

        foreach (var at in new[] { "notification_preferences", "wishlists", "users", "erasures" })
        {
            await Interrupt(platform, at, isOn: true);
            await Assert.ThrowsAnyAsync<Exception>(() => Erase(platform, person));
            Assert.Equal("Sam Somebody, 1 wishlists", await Left(platform, person));
            await Interrupt(platform, at, isOn: false);
        }

        Assert.True((await Erase(platform, person)).Succeeded);
        Assert.Equal("Anonymous, 0 wishlists", await Left(platform, person));
        Assert.True((await Erase(platform, person)).Succeeded); // the message came twice
    }

    [Fact]
    public async Task Who_has_not_asked_is_not_erased()
    {
        await using var platform = await StillPlatform.Start(App, App.AddressOf("stripe"));
        var person = (await platform.People(1))[0];

        Assert.Equal("erasure.not_asked", (await Erase(platform, person)).Error?.Code);
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            platform.Use<AirbnbDb>(db => db.Database.ExecuteSqlAsync($"SELECT erase_traces({person}, 'Sam')"))
        );
        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Equal("Sam Somebody, 0 wishlists", await Left(platform, person));
    }

    /// <summary>Where no mail server answers: nobody stays known because they could not be told.</summary>
    private static Task<Result> Erase(StillPlatform platform, Guid person) =>
        platform.Use<EraseAskedPerson, Result>(erase => erase.Handle(new ErasureAsked(person), default));

    private static Task<string> Left(StillPlatform platform, Guid person) =>
        platform.Use<AirbnbDb, string>(db =>
            db.Database.SqlQuery<string>(
                    $"""
                    SELECT name || ', ' || (SELECT count(*) FROM wishlists WHERE user_id = u.id) || ' wishlists' AS "Value"
                    FROM users u WHERE id = {person}
                    """
                )
                .SingleAsync()
        );

    private static Task Interrupt(StillPlatform platform, string table, bool isOn) =>
        platform.Use<AirbnbDb>(db =>
            db.Database.ExecuteSqlRawAsync(
                isOn
                    ? "CREATE OR REPLACE FUNCTION interrupt() RETURNS trigger LANGUAGE plpgsql AS "
                        + "$$ BEGIN RAISE EXCEPTION 'pulled the plug'; END $$; "
                        + $"CREATE TRIGGER interrupt BEFORE UPDATE OR DELETE ON {table} EXECUTE FUNCTION interrupt()"
                    : $"DROP TRIGGER interrupt ON {table}"
            )
        );
}
