using Airbnb.Core.Listings;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Pricing;

/// <summary>Looks up all that a price depends on, as of now, and computes it.</summary>
public sealed class PriceStay(IOptions<FeeOptions> fees)
{
    /// <param name="bookingId">The booking that is priced anew; null for a new one.</param>
    public Task<Price> Of(Listing listing, Wish wish, CancellationToken ct, Guid? bookingId = null)
    {
        return Task.FromResult(StayPrice.Of(wish.Dates, wish.Party, listing.Rates, fees.Value));
    }
}
