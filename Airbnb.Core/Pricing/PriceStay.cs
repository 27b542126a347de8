using Airbnb.Core.Bookings;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing.Policies;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Pricing;

/// <summary>Looks up all that a price depends on, as of now, and computes it.</summary>
public sealed class PriceStay(AirbnbDb db, IOptions<FeeSchedule> fees, PlatformClock clock)
{
    /// <summary>The price of a stay that would be booked now.</summary>
    public Task<Price> Of(Listing listing, Wish wish, CancellationToken ct) =>
        Of(listing, wish, db.Bookings.Where(other => other.ListingId == listing.Id), ct);

    /// <summary>Current prices for other dates or guests of what is booked; its kind of policy stays.</summary>
    public async Task<Price> Again(Listing listing, Booking booking, StayDates dates, Party party, CancellationToken ct)
    {
        var policy = await db.PolicyOf(booking.PolicyId, ct);
        var wish = new Wish(dates, party, policy.Code is PolicyCode.NonRefundable);
        var earlier = db.Bookings.Where(other =>
            other.ListingId == listing.Id && other.Id != booking.Id && other.CreatedAt <= booking.CreatedAt
        );
        return await Of(listing, wish, earlier, ct);
    }

    private async Task<Price> Of(Listing listing, Wish wish, IQueryable<Booking> earlier, CancellationToken ct)
    {
        var (dates, now) = (wish.Dates, clock.Now);
        return StayPrice.Of(
            new PriceFacts(dates, wish.Party, listing.Rates, fees.Value.At(now))
            {
                NightPrices = await db.NightPricesOf(listing.Id, dates, ct),
                DaysAhead = dates.CheckIn.DayNumber - listing.HomeTime().Today(now).DayNumber,
                EarlierBookings = listing.Rates.NewListingPromotion ? await Count(earlier, ct) : int.MaxValue,
                NonRefundableDiscount =
                    wish.NonRefundable && listing.OffersNonRefundable(dates) ? listing.NonRefundableDiscount!.Value : 0,
            }
        );
    }

    /// <summary>Whether one more booking of the home may have its promotion. Lock the home first, or two ask at once.</summary>
    public async Task<bool> HasPromotionLeft(Guid listingId, CancellationToken ct) =>
        await Count(db.Bookings.Where(other => other.ListingId == listingId), ct) < Offers.FirstBookings;

    /// <summary>Those that were paid, whatever became of them, and those that may still be.</summary>
    private static Task<int> Count(IQueryable<Booking> bookings, CancellationToken ct) =>
        bookings
            .Where(booking =>
                booking.ConfirmedAt != null
                || booking.Status == BookingStatus.Held
                || booking.Status == BookingStatus.Requested
                || booking.Status == BookingStatus.Capturing
            )
            .OrderBy(booking => booking.Id)
            .Take(Offers.FirstBookings)
            .CountAsync(ct);
}
