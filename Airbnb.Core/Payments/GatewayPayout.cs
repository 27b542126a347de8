namespace Airbnb.Core.Payments;

/// <param name="IntendedAt">When we meant to open it, in real time: where to look for it at the gateway.</param>
/// <param name="Country">Two letters; null leaves it to the gateway.</param>
public sealed record AccountOrder(Guid UserId, string Email, string? Country, DateTimeOffset IntendedAt);

/// <summary>The account that a host is paid to, as the gateway sees it now.</summary>
/// <param name="Reference">Our user's id; null when it is not one of ours.</param>
/// <param name="IsActive">It can be paid to.</param>
/// <param name="HasAnswered">The host has been through the onboarding.</param>
/// <param name="Missing">Why it cannot be paid to, in the gateway's words.</param>
public sealed record GatewayAccount(string Id, Guid? Reference, bool IsActive, bool HasAnswered, string? Missing);

/// <param name="AccountId">The gateway's id of the host's account.</param>
public sealed record TransferOrder(Guid PayoutId, Guid BookingId, string AccountId, Money Amount);

/// <param name="Reference">Our payout's id; null when it is not one of ours.</param>
public sealed record GatewayTransfer(string Id, Guid? Reference, Money Amount, Money Reversed);

/// <param name="TransferId">The gateway's id of the transfer.</param>
public sealed record ReversalOrder(Guid ReversalId, string TransferId, Money Amount);

/// <param name="Reference">Our reversal's id; null when it is not one of ours.</param>
public sealed record GatewayReversal(string Id, Guid? Reference, Money Amount);
