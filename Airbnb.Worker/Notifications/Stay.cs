using System.Globalization;
using System.Net.Mail;
using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Notifications;

/// <summary>A booking with its home and people, and how mails speak of it.</summary>
public sealed record Stay(Booking Booking, Listing Home, User Guest, User Host)
{
    public MailAddress GuestAddress => new(Guest.Email!, Guest.Name);
    public MailAddress HostAddress => new(Host.Email!, Host.Name);

    /// <summary>What the templates show. The exact address is for guests whose stay is confirmed.</summary>
    public object Content =>
        new
        {
            guest = Guest.Name,
            host = Host.Name,
            home = Home.Title,
            address = Address(Home.Place),
            checkIn = Day(Booking.CheckIn),
            checkInTime = Hour(Booking.CheckInAt),
            checkOut = Day(Booking.CheckOut),
            checkOutTime = Hour(Booking.CheckOutAt),
            guests = Booking.Guests == 1 ? "1 guest" : Text($"{Booking.Guests} guests"),
            lines = Booking.Price.Lines.Select(line => new { what = What(line), amount = line.Amount.Display() }),
            total = Booking.Total.Display(),
            payout = Booking.Price.HostPayout.Display(),
            booking = Booking.Id,
        };

    private string Hour(DateTimeOffset instant) =>
        Home.HomeTime().TimeOfDay(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>4 nights</c>, <c>Guest service fee (14 % of the subtotal)</c>.</summary>
    private static string What(PriceLine line)
    {
        if (line.Kind is LineKind.Nights)
            return line.Rule;
        var kind = SnakeCase.Of(line.Kind.ToString()).Replace('_', ' ');
        return $"{char.ToUpperInvariant(kind[0])}{kind[1..]} ({line.Rule})";
    }

    private static string Address(Place place) =>
        string.Join(
            ", ",
            new[] { place.Street, $"{place.PostalCode} {place.City}".Trim(), place.Region, place.Country }.Where(part =>
                !string.IsNullOrWhiteSpace(part)
            )
        );

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}

public static class Stays
{
    public static Task<Stay?> FindStay(this AirbnbDb db, Guid bookingId, CancellationToken ct) =>
        (
            from booking in db.Bookings.AsNoTracking()
            where booking.Id == bookingId
            join home in db.Listings on booking.ListingId equals home.Id
            join guest in db.Users on booking.GuestId equals guest.Id
            join host in db.Users on booking.HostId equals host.Id
            select new Stay(booking, home, guest, host)
        ).SingleOrDefaultAsync(ct);
}
