using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;

namespace Airbnb.Core.Pricing;

/// <summary>A price that holds until it expires: what is charged is this, to the cent.</summary>
public sealed record Quote(
    Guid Id,
    Guid ListingId,
    StayDates Dates,
    Party Party,
    Price Price,
    QuoteTerms Terms,
    DateTimeOffset ExpiresAt
)
{
    public Money Total => Price.Total;
    public Money HostPayout => Price.HostPayout;
    public string Currency => Price.Currency;

    /// <summary>It counts on being among the first bookings of a home.</summary>
    public bool IsPromoted => Price.Lines.Any(line => line.Rule == Offers.PromotionRule);
}

/// <summary>What the stay can be had on, besides its price.</summary>
/// <param name="PolicyId">The very version of the policy: what is booked keeps it.</param>
public sealed record QuoteTerms(BookingMode Mode, Guid PolicyId, PolicyCode Policy, int PolicyVersion)
{
    /// <summary>The guest forgoes refunds for a discount.</summary>
    public bool NonRefundable => Policy is PolicyCode.NonRefundable;
}

/// <summary>The quote, and the same as an opaque text that the client hands back to book it.</summary>
public sealed record SignedQuote(Quote Quote, string Text);

public static class QuoteErrors
{
    public static readonly Error Invalid = new(
        "quote.invalid",
        Kind.Refused,
        "This is not a quote of ours. Ask for a new one."
    );
    public static readonly Error Expired = new(
        "quote.expired",
        Kind.Refused,
        "The quote has expired. Ask for a new one."
    );
    public static readonly Error PriceChanged = new(
        "quote.price_changed",
        Kind.Refused,
        "Others have had the last of the promotion that the quote counts on. Ask for a new one."
    );
    public static readonly Error NonRefundableNotOffered = new(
        "quote.non_refundable_not_offered",
        Kind.Refused,
        "This stay is not offered as non-refundable."
    );
}
