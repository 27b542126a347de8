using Airbnb.Core.Accounts;
using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Photos;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing.Exchange;
using Airbnb.Core.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Seeding;

/// <summary>Section <c>Demo</c>: homes to look at in development.</summary>
public sealed record DemoOptions
{
    /// <summary>What the demo hosts sign in with; without it there is no demo data.</summary>
    public string? Password { get; init; }
}

/// <summary>Gives an empty database of a developer a few homes, by the same use cases that hosts call.</summary>
public sealed class SeedDemo(
    AirbnbDb db,
    UserManager<User> users,
    DraftListing draft,
    AddPhoto photos,
    PublishListing publish,
    SetCurrencyRates rates,
    PlatformClock clock,
    IOptions<DemoOptions> options,
    IHostEnvironment environment,
    TimeProvider time
)
{
    public static readonly IReadOnlyList<string> Hosts = ["demo-host@example.com", "demo-host-2@example.com"];

    /// <returns>How many homes were added.</returns>
    public async Task<Result<int>> Run(CancellationToken ct)
    {
        if (!environment.IsDevelopment() || options.Value.Password is not { Length: > 0 } password)
            return 0;
        return await db.InTransaction<int>(
            async () =>
            {
                // Two runs at once would both find the database empty.
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('airbnb.demo'))", ct);
                return await db.Listings.AnyAsync(ct) ? 0 : await Furnish(password, ct);
            },
            ct
        );
    }

    private async Task<Result<int>> Furnish(string password, CancellationToken ct)
    {
        var hosts = new List<User>();
        foreach (var email in Hosts)
            hosts.Add(await HostOf(email, password, ct));
        foreach (var (at, home) in DemoHomes.All.Index())
        {
            var host = hosts[at % hosts.Count];
            var drafted = await draft.For(host.Id, home, ct);
            if (drafted.Error is { } unclear)
                return unclear;
            var caller = new Caller(host.Id, host.Role);
            if (await Hang(at, drafted.Value.Id, caller, ct) is { } unseen)
                return unseen;
            var published = await publish.Publish(drafted.Value.Id, caller, ct);
            if (published.Error is { } incomplete)
                return incomplete;
        }
        var priced = await rates.Of(
            DateOnly.FromDateTime(clock.Now.UtcDateTime),
            DemoRates.PerEuro,
            Act.OfPlatform,
            ct
        );
        return priced.As(DemoHomes.All.Count);
    }

    private async Task<Error?> Hang(int home, Guid listingId, Caller host, CancellationToken ct)
    {
        foreach (var isEvening in new[] { false, true })
            if ((await photos.Add(listingId, DemoPictures.Of(home, isEvening), host, ct)).Error is { } refusal)
                return refusal;
        return null;
    }

    private async Task<User> HostOf(string email, string password, CancellationToken ct)
    {
        var lookup = users.NormalizeEmail(email);
        if (await db.Users.SingleOrDefaultAsync(user => user.NormalizedEmail == lookup, ct) is { } known)
            return known;
        var host = new User
        {
            Name = "Demo Host",
            CreatedAt = time.GetUtcNow(),
            Email = email,
            NormalizedEmail = lookup,
            UserName = email,
            NormalizedUserName = lookup,
            EmailConfirmed = true, // example.com belongs to nobody, so no mail could prove it
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        host.Host(time.GetUtcNow());
        host.PasswordHash = users.PasswordHasher.HashPassword(host, password);
        db.Users.Add(host);
        await db.SaveChangesAsync(ct);
        return host;
    }
}
