using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Privacy;
using Airbnb.Core.Privacy.Erasing;
using Airbnb.Tests.Histories;
using Airbnb.Tests.Races;
using Airbnb.Worker.Notifications;
using Airbnb.Worker.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Airbnb.Tests.Privacy;

/// <summary>Who is forgotten while others are told of them.</summary>
public sealed class ErasureRaceTests(SharedStack stack) : StillTests(stack)
{
    [Fact]
    public async Task Whoever_is_told_of_somebody_who_is_just_being_forgotten_keeps_no_name()
    {
        await new Book(0, 0, 10, 2, 2).Happen(History);
        await Platform.Advance(TimeSpan.FromMinutes(16));
        await Platform.Run();
        var host = History.Home(0).HostId;
        await Platform.Use<AirbnbDb>(async db =>
        {
            (await db.Listings.AsTracking().SingleAsync(home => home.HostId == host)).Archive(Platform.Now);
            db.Erasures.Add(new Erasure { UserId = host, AskedAt = Platform.Now });
            await db.SaveChangesAsync();
        });

        var told = await Meanwhile.Do(
            Platform,
            sql => sql.Contains("INSERT INTO notifications", StringComparison.Ordinal),
            () => Platform.Use<EraseAskedPerson, Result>(erase => erase.Handle(new ErasureAsked(host), default)),
            () => Tell(new BookingExpired(BookingId))
        );

        Assert.True(told.Succeeded);
        var guest = History.Guest(0);
        Assert.Equal(["Anonymous"], await Names($"SELECT name AS \"Value\" FROM users WHERE id = {host}"));
        Assert.Equal(
            ["Anonymous"],
            await Names($"SELECT DISTINCT facts->>'other' AS \"Value\" FROM notifications WHERE user_id = {guest}")
        );
    }

    /// <summary>In a transaction, as the Worker does it.</summary>
    private Task<Result> Tell(BookingExpired message) =>
        Platform.Use<IServiceProvider, Result>(services =>
            services
                .GetRequiredService<AirbnbDb>()
                .InTransaction(
                    () => services.GetRequiredService<TellPeopleOf<BookingExpired>>().Handle(message, default),
                    default
                )
        );

    private Task<List<string>> Names(FormattableString sql) =>
        Platform.Use<AirbnbDb, List<string>>(db => db.Database.SqlQuery<string>(sql).ToListAsync());
}
