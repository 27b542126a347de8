namespace Stripe;

/// <summary>The services of the v1 API.</summary>
public class V1Services : Service
{
    internal V1Services(IStripeClient client)
        : base(client) { }

    public virtual AccountLinkService AccountLinks => field ??= new AccountLinkService(Sender);

    public virtual AccountService Accounts => field ??= new AccountService(Sender);

    public virtual BalanceTransactionService BalanceTransactions => field ??= new BalanceTransactionService(Sender);

    public virtual ChargeService Charges => field ??= new ChargeService(Sender);

    public virtual CustomerService Customers => field ??= new CustomerService(Sender);

    public virtual DisputeService Disputes => field ??= new DisputeService(Sender);

    public virtual EventService Events => field ??= new EventService(Sender);

    public virtual PaymentIntentService PaymentIntents => field ??= new PaymentIntentService(Sender);

    public virtual PaymentMethodService PaymentMethods => field ??= new PaymentMethodService(Sender);

    public virtual RefundService Refunds => field ??= new RefundService(Sender);

    public virtual SetupIntentService SetupIntents => field ??= new SetupIntentService(Sender);

    public virtual TransferService Transfers => field ??= new TransferService(Sender);

    public virtual WebhookEndpointService WebhookEndpoints => field ??= new WebhookEndpointService(Sender);
}
