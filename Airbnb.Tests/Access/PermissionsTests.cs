using System.Reflection;
using System.Runtime.CompilerServices;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Core.Messaging;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;

namespace Airbnb.Tests.Access;

/// <summary>The one function, and the filters that must say the same.</summary>
public sealed class PermissionsTests
{
    private static readonly Guid Home = Guid.NewGuid();
    private static readonly Guid Host = Guid.NewGuid();
    private static readonly Guid Guest = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();

    private static readonly Listing[] Listings =
    [
        .. Enum.GetValues<ListingStatus>()
            .Select(status => Made<Listing>(("Id", Home), ("HostId", Host), ("Status", status))),
    ];
    private static readonly Booking Booking = Made<Booking>(("GuestId", Guest), ("HostId", Host), ("ListingId", Home));
    private static readonly MessageThread Thread = Made<MessageThread>(
        ("GuestId", Guest),
        ("HostId", Host),
        ("ListingId", Home)
    );
    private static readonly Payment Payment = Made<Payment>(("GuestId", Guest));
    private static readonly Payout Payout = Made<Payout>(("HostId", Host));

    /// <summary>Everybody, in every role, with every level of co-hosting of this home and of another.</summary>
    public static IEnumerable<Caller> Callers() =>
        [
            Caller.Anonymous,
            Caller.Platform,
            .. from userId in new[] { Host, Guest, Other }
            from role in Enum.GetValues<PlatformRole>()
            from level in Enum.GetValues<CoHostLevel>().Cast<CoHostLevel?>().Append(null)
            from home in new[] { Home, Other }
            select new Caller(userId, role) { CoHosting = level is { } given ? [new CoHosting(home, given)] : [] },
        ];

    [Fact]
    public void Filters_find_just_what_the_function_allows()
    {
        foreach (var caller in Callers())
        {
            foreach (var listing in Listings)
            {
                Same(caller, Permission.ReadHome, Resource.Of(listing), One(listing).VisibleTo(caller));
                foreach (var permission in OfHosts)
                    Same(caller, permission, Resource.Of(listing), One(listing).AllowedTo(caller, permission));
            }
            Same(caller, Permission.ReadBooking, Resource.Of(Booking), One(Booking).VisibleTo(caller));
            Same(caller, Permission.ReadThread, Resource.Of(Thread), One(Thread).VisibleTo(caller));
            Same(caller, Permission.ReadPayment, Resource.Of(Payment), One(Payment).VisibleTo(caller));
            Same(caller, Permission.ReadPayout, Resource.Of(Payout), One(Payout).VisibleTo(caller));
        }
    }

    [Fact]
    public void Whoever_may_something_is_never_turned_away_before_it_is_looked_up()
    {
        foreach (var caller in Callers())
        foreach (var permission in Enum.GetValues<Permission>())
        foreach (
            var resource in new[]
            {
                Resource.Open,
                Resource.Own(Other),
                Resource.Of(Booking),
                Resource.Of(Payment),
                Resource.Of(Payout),
            }.Concat(Listings.Select(Resource.Of))
        )
            if (caller.May(permission, resource))
                Assert.True(Permissions.MayEver(caller, permission), $"{caller} {permission}");
    }

    [Fact]
    public void Money_is_nobodys_but_its_owners_and_the_admins()
    {
        Permission[] money = [Permission.ReadPayment, Permission.ReadPayout, Permission.ReadEarnings];
        foreach (var permission in money)
            Assert.Equal(Relations.None, Permissions.HoldersOf(permission) & (Relations.CoHost | Relations.Support));
    }

    [Fact]
    public void Each_level_may_what_the_one_below_may()
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            var holders = Permissions.HoldersOf(permission);
            if (holders.HasFlag(Relations.CalendarCoHost))
                Assert.True(holders.HasFlag(Relations.MessagingCoHost), permission.ToString());
            if (holders.HasFlag(Relations.MessagingCoHost))
                Assert.True(holders.HasFlag(Relations.FullCoHost), permission.ToString());
            if (holders.HasFlag(Relations.Support))
                Assert.True(holders.HasFlag(Relations.Administrator), permission.ToString());
        }
    }

    /// <summary>What nobody may just because a home is published.</summary>
    private static IEnumerable<Permission> OfHosts =>
        Enum.GetValues<Permission>()
            .Where(permission => Permissions.HoldersOf(permission).HasFlag(Relations.Host))
            .Where(permission =>
                (Permissions.HoldersOf(permission) & (Relations.Anybody | Relations.Guest)) == Relations.None
            )
            .Where(permission => permission is not (Permission.ReadPayout or Permission.RemoveCoHost));

    private static void Same<T>(Caller caller, Permission permission, Resource resource, IQueryable<T> found) =>
        Assert.True(
            caller.May(permission, resource) == found.Any(),
            $"{caller} with {string.Join(',', caller.CoHosting)}: {permission} of {typeof(T).Name} {resource}"
        );

    private static IQueryable<T> One<T>(T row) => new[] { row }.AsQueryable();

    /// <summary>A row as it comes from the database, as far as it matters here.</summary>
    private static T Made<T>(params (string Property, object Value)[] values)
    {
        var row = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        foreach (var (name, value) in values)
            typeof(T).GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!.SetValue(row, value);
        return row;
    }
}
