using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing.Policies;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Pricing;

/// <summary>The stay that a guest asks the price of.</summary>
public sealed record Wish(StayDates Dates, Party Party, bool NonRefundable = false);

/// <summary>Names the price of a stay, if it can be booked, and keeps to it for a while.</summary>
public sealed class Quotes(AirbnbDb db, Occupancy occupancy, PriceStay price, QuoteSeal seal, PlatformClock clock)
{
    public static readonly TimeSpan HoldsFor = TimeSpan.FromMinutes(15);

    public async Task<Result<SignedQuote>> Make(Guid listingId, Wish wish, Caller caller, CancellationToken ct)
    {
        var listings = db.Listings.AsNoTracking().VisibleTo(caller);
        if (await listings.SingleOrDefaultAsync(listing => listing.Id == listingId, ct) is not { } listing)
            return Error.NotFound;
        var stay = new StayRequest(listingId, wish.Dates, wish.Party.Guests, caller.UserId, wish.Party.Pets);
        if (await occupancy.Refusal(listing, stay, ct) is { } refusal)
            return refusal;
        if (wish.NonRefundable && !listing.OffersNonRefundable(wish.Dates))
            return QuoteErrors.NonRefundableNotOffered;
        var quote = new Quote(
            Guid.CreateVersion7(),
            listingId,
            wish.Dates,
            wish.Party,
            await price.Of(listing, wish, ct),
            await TermsOf(listing, wish, ct),
            clock.Now + HoldsFor
        );
        return new SignedQuote(quote, seal.Seal(quote));
    }

    /// <summary>The quote in the text, if it is one of ours and still holds.</summary>
    public Result<Quote> Open(string text) => seal.Open(text);

    private async Task<QuoteTerms> TermsOf(Listing listing, Wish wish, CancellationToken ct)
    {
        var code = wish.NonRefundable ? PolicyCode.NonRefundable : listing.CancellationPolicy;
        var policy = await db.PolicyInForce(code, DateOnly.FromDateTime(clock.Now.UtcDateTime), ct);
        return new QuoteTerms(listing.BookingMode, policy.Id, policy.Code, policy.Version);
    }
}
