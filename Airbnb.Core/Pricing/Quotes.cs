using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Pricing;

/// <summary>Names the price of a stay, if it can be booked, and keeps to it for a while.</summary>
public sealed class Quotes(
    AirbnbDb db,
    Occupancy occupancy,
    QuoteSeal seal,
    IOptions<FeeOptions> fees,
    PlatformClock clock
)
{
    public static readonly TimeSpan HoldsFor = TimeSpan.FromMinutes(15);

    public async Task<Result<SignedQuote>> Make(
        Guid listingId,
        StayDates dates,
        Party party,
        Caller caller,
        CancellationToken ct
    )
    {
        var listings = db.Listings.AsNoTracking().VisibleTo(caller);
        if (await listings.SingleOrDefaultAsync(listing => listing.Id == listingId, ct) is not { } listing)
            return Error.NotFound;
        var stay = new StayRequest(listingId, dates, party.Guests, caller.UserId);
        if (await occupancy.Refusal(listing, stay, ct) is { } refusal)
            return refusal;
        var price = StayPrice.Of(dates, party, listing.Rates, fees.Value);
        var quote = new Quote(Guid.CreateVersion7(), listingId, dates, party, price, clock.Now + HoldsFor);
        return new SignedQuote(quote, seal.Seal(quote));
    }

    /// <summary>The quote in the text, if it is one of ours and still holds.</summary>
    public Result<Quote> Open(string text) => seal.Open(text);
}
