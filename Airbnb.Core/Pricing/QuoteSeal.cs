using System.Security.Cryptography;
using System.Text.Json;
using Airbnb.Core.Calendar;
using Airbnb.Core.Time;
using Microsoft.AspNetCore.DataProtection;

namespace Airbnb.Core.Pricing;

/// <summary>Signs quotes with the key ring that all replicas share, and opens what comes back.</summary>
public sealed class QuoteSeal(IDataProtectionProvider protection, PlatformClock clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("Airbnb.Pricing.Quote.v2");

    public string Seal(Quote quote) => protector.Protect(JsonSerializer.Serialize(Content.Of(quote)));

    public Result<Quote> Open(string text)
    {
        if (Read(text)?.ToQuote() is not { } quote)
            return QuoteErrors.Invalid;
        return quote.ExpiresAt > clock.Now ? quote : QuoteErrors.Expired;
    }

    private Content? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(protector.Unprotect(text));
        }
        catch (Exception forged) when (forged is CryptographicException or JsonException)
        {
            return null; // forged, cut short, or of an older build
        }
    }

    /// <summary>What the seal holds; kept small, since it travels as text.</summary>
    private sealed record Content(
        Guid Id,
        Guid ListingId,
        DateOnly CheckIn,
        DateOnly CheckOut,
        Party Party,
        IReadOnlyList<PriceLine> Lines,
        Money HostFee,
        QuoteTerms Terms,
        DateTimeOffset ExpiresAt
    )
    {
        public static Content Of(Quote quote) =>
            new(
                quote.Id,
                quote.ListingId,
                quote.Dates.CheckIn,
                quote.Dates.CheckOut,
                quote.Party,
                quote.Price.Lines,
                quote.Price.HostFee,
                quote.Terms,
                quote.ExpiresAt
            );

        public Quote? ToQuote()
        {
            var dates = StayDates.Of(CheckIn, CheckOut);
            return dates.Succeeded
                ? new Quote(Id, ListingId, dates.Value, Party, new Price(Lines, HostFee), Terms, ExpiresAt)
                : null;
        }
    }
}
