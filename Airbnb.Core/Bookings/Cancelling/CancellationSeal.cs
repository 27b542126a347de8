using System.Security.Cryptography;
using System.Text.Json;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using Microsoft.AspNetCore.DataProtection;

namespace Airbnb.Core.Bookings.Cancelling;

/// <summary>Signs cancellation quotes with the key ring that all replicas share, and opens what comes back.</summary>
public sealed class CancellationSeal(IDataProtectionProvider protection, PlatformClock clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("Airbnb.Bookings.CancellationQuote.v1");

    public string Seal(CancellationQuote quote) => protector.Protect(JsonSerializer.Serialize(quote));

    public Result<CancellationQuote> Open(string text)
    {
        if (Read(text) is not { } quote)
            return QuoteErrors.Invalid;
        return quote.ExpiresAt > clock.Now ? quote : QuoteErrors.Expired;
    }

    private CancellationQuote? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<CancellationQuote>(protector.Unprotect(text));
        }
        catch (Exception forged) when (forged is CryptographicException or JsonException)
        {
            return null; // forged, cut short, or of an older build
        }
    }
}
