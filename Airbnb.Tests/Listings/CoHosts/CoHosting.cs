using Airbnb.Core.Listings.CoHosts;

namespace Airbnb.Tests.Listings.CoHosts;

/// <summary>People who work on homes of others.</summary>
public static class CoHosting
{
    /// <summary>A new person who has said yes, written through the product's entities.</summary>
    public static Task<Client> AsCoHost(this AirbnbApp app, Home home, CoHostLevel level) =>
        app.AsCoHost([home.Id], level);

    public static async Task<Client> AsCoHost(this AirbnbApp app, IReadOnlyList<Guid> homes, CoHostLevel level)
    {
        var person = await app.AsNewcomer("Carla Co-Host");
        var now = await app.Now();
        await using var db = app.OpenDb();
        foreach (var home in homes)
        {
            var coHost = CoHost.Invite(home, person.Email, person.Email, level, now);
            coHost.Accept(person.UserId, now);
            db.CoHosts.Add(coHost);
        }
        await db.SaveChangesAsync();
        return person;
    }
}
