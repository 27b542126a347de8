using Stripe;

namespace Airbnb.Core.Payments;

/// <summary>Hosts' connected accounts, transfers to them, and reversals. See https://docs.stripe.com/connect.</summary>
public sealed partial class StripeGateway
{
    private const string UserKey = "user";
    private const string PayoutKey = "payout";
    private const string ReversalKey = "reversal";

    private readonly AccountService accounts = new(client);
    private readonly AccountLinkService accountLinks = new(client);
    private readonly TransferService transfers = new(client);

    public Task<Result<GatewayAccount>> OpenAccount(AccountOrder order, CancellationToken ct)
    {
        var create = new AccountCreateOptions
        {
            Type = "express",
            Country = order.Country,
            Email = order.Email,
            Capabilities = new AccountCapabilitiesOptions
            {
                Transfers = new AccountCapabilitiesTransfersOptions { Requested = true },
            },
            Metadata = Marked((UserKey, order.UserId)),
        };
        return Ask(async () => Seen(await accounts.CreateAsync(create, KeyOf("account", order.UserId), ct)), ct);
    }

    public Task<Result<GatewayAccount>> ReadAccount(string gatewayId, CancellationToken ct) =>
        Ask(async () => Seen(await accounts.GetAsync(gatewayId, cancellationToken: ct)), ct);

    public Task<Result<GatewayAccount>> FindAccount(AccountOrder order, CancellationToken ct)
    {
        var list = new AccountListOptions { Created = Since(order.IntendedAt), Limit = LargestPage };
        return FindMarked(accounts.ListAutoPagingAsync(list, null, ct), UserKey, order.UserId, Seen, ct);
    }

    public Task<Result<Uri>> LinkToOnboarding(string accountId, Uri returnTo, Uri refreshAt, CancellationToken ct)
    {
        var create = new AccountLinkCreateOptions
        {
            Account = accountId,
            ReturnUrl = returnTo.ToString(),
            RefreshUrl = refreshAt.ToString(),
            Type = "account_onboarding",
        };
        return Ask(async () => new Uri((await accountLinks.CreateAsync(create, cancellationToken: ct)).Url), ct);
    }

    public Task<Result<GatewayTransfer>> Transfer(TransferOrder order, CancellationToken ct)
    {
        var create = new TransferCreateOptions
        {
            Amount = order.Amount.Amount,
            Currency = order.Amount.Currency.ToLowerInvariant(),
            Destination = order.AccountId,
            TransferGroup = order.BookingId.ToString(),
            Description = $"Booking {order.BookingId}",
            Metadata = Marked((PayoutKey, order.PayoutId), (BookingKey, order.BookingId)),
        };
        var key = KeyOf("payout", order.PayoutId);
        return Ask(async () => Seen(await transfers.CreateAsync(create, key, ct)), ct);
    }

    public Task<Result<GatewayTransfer>> FindTransfer(TransferOrder order, CancellationToken ct)
    {
        var list = new TransferListOptions { TransferGroup = order.BookingId.ToString(), Limit = LargestPage };
        return FindMarked(transfers.ListAutoPagingAsync(list, null, ct), PayoutKey, order.PayoutId, Seen, ct);
    }

    public Task<Result<GatewayReversal>> Reverse(ReversalOrder order, CancellationToken ct)
    {
        var create = new TransferReversalCreateOptions
        {
            Amount = order.Amount.Amount,
            Metadata = Marked((ReversalKey, order.ReversalId)),
        };
        var key = KeyOf("reversal", order.ReversalId);
        return Ask(async () => Seen(await transfers.Reversals.CreateAsync(order.TransferId, create, key, ct)), ct);
    }

    public Task<Result<GatewayReversal>> FindReversal(ReversalOrder order, CancellationToken ct)
    {
        var list = new TransferReversalListOptions { Limit = LargestPage };
        var listed = transfers.Reversals.ListAutoPagingAsync(order.TransferId, list, null, ct);
        return FindMarked(listed, ReversalKey, order.ReversalId, Seen, ct);
    }

    private static GatewayAccount Seen(Stripe.Account account) =>
        new(
            account.Id,
            Mark(account, UserKey),
            account.Capabilities?.Transfers == "active" && account.PayoutsEnabled,
            account.DetailsSubmitted,
            account.Requirements?.DisabledReason
        );

    private static GatewayTransfer Seen(Transfer transfer) =>
        new(
            transfer.Id,
            Mark(transfer, PayoutKey),
            MoneyOf(transfer.Amount, transfer.Currency),
            MoneyOf(transfer.AmountReversed, transfer.Currency)
        );

    private static GatewayReversal Seen(TransferReversal reversal) =>
        new(reversal.Id, Mark(reversal, ReversalKey), MoneyOf(reversal.Amount, reversal.Currency));
}
