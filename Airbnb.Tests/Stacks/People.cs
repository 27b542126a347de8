using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Sessions;

namespace Airbnb.Tests;

/// <summary>People by the dozen: written to the database, since hashing 200 passwords proves nothing.</summary>
public static class People
{
    private static readonly Device TestRun = new(null, "Airbnb.Tests");

    public static async Task<IReadOnlyList<Client>> Add(
        AirbnbApp app,
        string name,
        int count,
        PlatformRole role = PlatformRole.Member
    )
    {
        await using var db = app.OpenDb();
        var clients = new List<Client>(count);
        for (var i = 0; i < count; i++)
        {
            var (user, token) = (Somebody(name), SessionToken.New());
            user.Become(role);
            db.Users.Add(user);
            db.Sessions.Add(Session.Start(user.Id, token, TestRun, DateTimeOffset.UtcNow));
            clients.Add(new Client(app.Http, token.Text) { UserId = user.Id, Email = user.Email! });
        }
        await db.SaveChangesAsync();
        return clients;
    }

    /// <summary>Another session of somebody.</summary>
    public static async Task<Client> Again(AirbnbApp app, Client person) => (await Again(app, [person]))[0];

    /// <summary>Another session of each of them.</summary>
    public static async Task<IReadOnlyList<Client>> Again(AirbnbApp app, IReadOnlyList<Client> people)
    {
        await using var db = app.OpenDb();
        var clients = new List<Client>(people.Count);
        foreach (var person in people)
        {
            var token = SessionToken.New();
            db.Sessions.Add(Session.Start(person.UserId, token, TestRun, DateTimeOffset.UtcNow));
            clients.Add(new Client(app.Http, token.Text) { UserId = person.UserId, Email = person.Email });
        }
        await db.SaveChangesAsync();
        return clients;
    }

    /// <summary>With a verified address of their own, and the terms of hosting agreed to.</summary>
    public static User Somebody(string name)
    {
        var id = Guid.CreateVersion7();
        var email = $"{id:N}@example.com";
        var person = new User
        {
            Id = id,
            Name = name,
            Email = email,
            NormalizedEmail = email,
            UserName = email,
            NormalizedUserName = email,
            EmailConfirmed = true,
            CreatedAt = DateTimeOffset.UtcNow,
        };
        person.Host(person.CreatedAt);
        return person;
    }
}
