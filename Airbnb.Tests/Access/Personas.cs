using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Tests.Http;
using Airbnb.Tests.Listings.CoHosts;

namespace Airbnb.Tests.Access;

/// <summary>Somebody as the table of permissions knows them.</summary>
/// <param name="Name">Of their column.</param>
/// <param name="To">What they are to the home, the booking and all else that the samples are about.</param>
public sealed record Persona(string Name, Client Client, PlatformRole Role, Relations To)
{
    public bool IsAnonymous => Client.Token is null;

    /// <summary>What the product's own table says that they may do.</summary>
    public bool May(Permission permission, string endpoint, Sample sample)
    {
        var caller = new Caller(IsAnonymous ? null : Client.UserId, Role);
        if (!endpoint.Contains('{', StringComparison.Ordinal))
            return Permissions.MayEver(caller, permission); // about nothing but themselves
        var relations = To | Relations.Anybody | (IsAnonymous ? Relations.None : Relations.SignedIn);
        if (!IsAnonymous && (sample.About ?? sample.Caller).UserId == Client.UserId)
            relations |= Relations.Self;
        return (Permissions.HoldersOf(permission) & relations) != Relations.None;
    }

    public static async Task<IReadOnlyList<Persona>> All(AirbnbApp app, World world)
    {
        Guid[] homes = [world.Home, world.Draft];
        var admin = (await People.Add(app, "Ada Admin", 1, PlatformRole.Admin))[0];
        return
        [
            Member("nobody", app.Anonymous, Relations.None),
            Member("its guest", world.Guest, Relations.Guest),
            Member("its host", world.Host, Relations.Host),
            Member("another guest", world.OtherGuest, Relations.None),
            Member("another host", world.OtherHost, Relations.None),
            Member("co-host: calendar", await app.AsCoHost(homes, CoHostLevel.CalendarView), Relations.CalendarCoHost),
            Member(
                "co-host: messages",
                await app.AsCoHost(homes, CoHostLevel.CalendarAndMessages),
                Relations.MessagingCoHost
            ),
            Member("co-host: full", await app.AsCoHost(homes, CoHostLevel.Full), Relations.FullCoHost),
            new("support", await app.AsSupport(), PlatformRole.Support, Relations.Support),
            new("admin", admin, PlatformRole.Admin, Relations.Administrator),
        ];
    }

    private static Persona Member(string name, Client client, Relations to) =>
        new(name, client, PlatformRole.Member, to);
}
