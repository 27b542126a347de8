using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Policies;

namespace Airbnb.Core.Bookings.Cancelling;

/// <summary>What ending the stay would come to, for a while; the confirmation goes by exactly this.</summary>
/// <param name="BookingVersion">It holds for the booking as it was then.</param>
/// <param name="Penalty">What the host would owe; null when the guest cancels.</param>
public sealed record CancellationQuote(
    Guid BookingId,
    int BookingVersion,
    BookingSide By,
    Settlement Settlement,
    PenaltyOwed? Penalty,
    DateTimeOffset ExpiresAt
)
{
    public Money Refund => Settlement.Refund;
    public Price Kept => Settlement.Kept;

    public Cancellation ToCancellation(string? reason, DateTimeOffset now) =>
        new()
        {
            BookingId = BookingId,
            By = By,
            At = now,
            Reason = reason,
            KeptLines = Kept.Lines,
            KeptHostFee = Kept.HostFee.Amount,
            KeptTotal = Kept.Total.Amount,
            RefundAmount = Refund.Amount,
            Currency = Refund.Currency,
            IsGrace = Settlement.IsGrace,
            Rule = Settlement.Rule,
        };
}

/// <summary>The quote, and the same as an opaque text that the client hands back to cancel.</summary>
public sealed record SignedCancellationQuote(CancellationQuote Quote, string Text);
