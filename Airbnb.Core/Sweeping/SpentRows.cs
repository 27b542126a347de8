using Airbnb.Core.Idempotency;

namespace Airbnb.Core.Sweeping;

/// <summary>Rows that are worth nothing once their time is over, in real time.</summary>
/// <param name="Since">The column from which on it runs; there is an index for it.</param>
public sealed record SpentRows(string Table, string Since, TimeSpan After)
{
    public static readonly IReadOnlyList<SpentRows> All =
    [
        new("sessions", "expires_at", TimeSpan.Zero),
        new("idempotency_keys", "created_at", IdempotentRequests.KeptFor),
        new("inbox", "handled_at", TimeSpan.FromDays(30)), // no message comes again after that
    ];
}
