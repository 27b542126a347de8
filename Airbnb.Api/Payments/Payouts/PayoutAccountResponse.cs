using System.Linq.Expressions;
using Airbnb.Core.Payments.Payouts;

namespace Airbnb.Api.Payments.Payouts;

/// <summary>The account to which a host is paid.</summary>
/// <param name="Provider">Who keeps it, such as <c>stripe</c>.</param>
/// <param name="Missing">Why it cannot be paid to, in the provider's words.</param>
/// <param name="ChangedAt">When it last became what it is.</param>
public sealed record PayoutAccountResponse(
    string Provider,
    HostAccountStatus Status,
    string? Missing,
    DateTimeOffset? ChangedAt
)
{
    public static readonly Expression<Func<HostAccount, PayoutAccountResponse>> Of =
        account => new PayoutAccountResponse(account.Gateway, account.Status, account.Missing, account.ChangedAt);
}
