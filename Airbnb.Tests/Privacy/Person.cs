using Airbnb.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Tests.Privacy;

/// <summary>Somebody whose name, address and number are like nobody else's, so that they can be searched for.</summary>
public sealed record Person(Client Client, string Name, string Phone)
{
    public const string Password = "three small wooden boats";

    public string Email => Client.Email;
    public string GivenName => Name.Split(' ')[0];
    public string FamilyName => Name.Split(' ')[1];

    /// <summary>By any of these they would be recognised.</summary>
    public IEnumerable<string> Traces => [GivenName, FamilyName, Email, Phone];

    public static async Task<Person> New(AirbnbApp app)
    {
        var person = new Person(await app.AsNewcomer(NewName()), "", NewPhone());
        await using var db = app.OpenDb();
        var user = await db.Users.SingleAsync(user => user.Id == person.Client.UserId);
        // As few rounds as can be: that hashing is slow is tested elsewhere.
        var hasher = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
        user.PasswordHash = hasher.HashPassword(user, Password);
        user.PhoneNumber = person.Phone;
        await db.SaveChangesAsync();
        return person with { Name = user.Name };
    }

    /// <summary>Two made-up words.</summary>
    private static string NewName() => $"{NewWord("Zel")} {NewWord("Quis")}";

    private static string NewWord(string start) =>
        start + new string([.. Guid.NewGuid().ToString("N")[..12].Select(digit => (char)('a' + (digit % 26)))]);

    private static string NewPhone() => $"+4977{Random.Shared.NextInt64(1_000_000_000, 9_999_999_999)}";
}
