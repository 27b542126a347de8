using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Payments.Payouts;

namespace Airbnb.Api.Payments.Payouts;

/// <summary>A host's money for a booking on its way to them.</summary>
/// <param name="Amount">What is sent.</param>
/// <param name="Recovered">What went to the host's debts instead.</param>
/// <param name="Failure">Why it failed, in the provider's words.</param>
/// <param name="EndedAt">When it was sent, or became what it is for good.</param>
public sealed record PayoutResponse(
    Guid Id,
    Guid BookingId,
    PayoutStatus Status,
    Money Amount,
    Money Recovered,
    string? Failure,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt
) : IListed
{
    /// <summary>What of it was taken back; only where one payout is read, not in lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReversalResponse>? Reversals { get; init; }

    public static readonly Expression<Func<Payout, PayoutResponse>> Of = payout => new PayoutResponse(
        payout.Id,
        payout.BookingId,
        payout.Status,
        new Money(payout.Amount, payout.Currency),
        new Money(payout.Recovered, payout.Currency),
        payout.Failure,
        payout.CreatedAt,
        payout.EndedAt
    );
}

/// <summary>Money of a payout that was taken back, because less of the stay was the host's in the end.</summary>
/// <param name="Failure">Why it was refused, in the provider's words: then the host owes it.</param>
public sealed record ReversalResponse(
    Guid Id,
    ReversalStatus Status,
    Money Amount,
    string? Failure,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt
)
{
    public static readonly Expression<Func<PayoutReversal, ReversalResponse>> Of = reversal => new ReversalResponse(
        reversal.Id,
        reversal.Status,
        new Money(reversal.Amount, reversal.Currency),
        reversal.Failure,
        reversal.CreatedAt,
        reversal.EndedAt
    );
}
