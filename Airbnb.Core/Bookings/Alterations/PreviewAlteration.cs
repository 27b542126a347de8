using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings.Alterations;

/// <summary>What one side would like the stay to be.</summary>
public sealed record AlterationWish(StayDates Dates, int Guests);

/// <summary>What the wish would come to, at the prices of now.</summary>
public sealed record AlterationPreview(Booking Booking, AgreedStay Stay, Price Price)
{
    /// <summary>What the guest would pay, too; negative when it is money back.</summary>
    public Money Difference => Price.Total - Booking.Total;
}

/// <summary>Says what an alteration would cost, or every rule that speaks against it. It changes nothing.</summary>
public sealed class PreviewAlteration(AirbnbDb db, AlteredNights nights, PriceStay price, PlatformClock clock)
{
    public async Task<Result<AlterationPreview>> For(
        Guid bookingId,
        AlterationWish wish,
        Caller caller,
        CancellationToken ct
    )
    {
        var bookings = db.Bookings.AsNoTracking().VisibleTo(caller);
        return await bookings.SingleOrDefaultAsync(booking => booking.Id == bookingId, ct) is { } booking
            ? await Of(booking, wish, ct)
            : Error.NotFound;
    }

    public async Task<Result<AlterationPreview>> Of(Booking booking, AlterationWish wish, CancellationToken ct)
    {
        if (!booking.Status.IsAgreed() || clock.Now >= booking.CheckOutAt)
            return AlterationErrors.NotAlterable;
        var listing = await db.Listings.AsNoTracking().SingleAsync(listing => listing.Id == booking.ListingId, ct);
        if (listing.Rates.Currency != booking.Currency)
            return AlterationErrors.CurrencyChanged;
        var stay = AgreedStay.Of(booking, wish.Dates, wish.Guests);
        var terms = await db.TermsOn(listing, wish.Dates.CheckIn, ct);
        var facts = FactsOf(booking, listing, wish, terms, await AreTaken(booking, wish.Dates, ct));
        var broken = AlterationRules.Broken(AgreedStay.Of(booking), stay, facts, clock.Now);
        if (StayErrors.Naming(broken) is { } refusal)
            return refusal;
        var again = await price.Again(listing, booking, wish.Dates, new Party(wish.Guests, booking.Pets), ct);
        return new AlterationPreview(booking, stay, again);
    }

    private async Task<bool> AreTaken(Booking booking, StayDates wanted, CancellationToken ct)
    {
        // What the booking's own open alteration holds is not in its way.
        var open = await db.OpenAlterationOf(booking.Id, ct);
        return await nights.AreTaken(booking.NightsFor(open?.Id ?? Guid.Empty, wanted), ct);
    }

    private StayFacts FactsOf(Booking booking, Listing listing, AlterationWish wish, StayTerms terms, bool taken)
    {
        var (home, now) = (booking.HomeTime(), clock.Now);
        return new StayFacts(
            wish.Dates,
            wish.Guests,
            terms,
            listing.Capacity ?? 0,
            listing.Status is ListingStatus.Published,
            IsHost: false,
            home.Today(now),
            home.TimeOfDay(now),
            taken
        );
    }
}
