namespace Stripe;

/// <summary>The services of the v1 API.</summary>
public class V1Services
{
    private readonly IStripeClient client;

    internal V1Services(IStripeClient client) => this.client = client;

    public virtual AccountLinkService AccountLinks => field ??= new AccountLinkService(client);

    public virtual AccountService Accounts => field ??= new AccountService(client);

    public virtual BalanceTransactionService BalanceTransactions => field ??= new BalanceTransactionService(client);

    public virtual ChargeService Charges => field ??= new ChargeService(client);

    public virtual CustomerService Customers => field ??= new CustomerService(client);

    public virtual DisputeService Disputes => field ??= new DisputeService(client);

    public virtual EventService Events => field ??= new EventService(client);

    public virtual PaymentIntentService PaymentIntents => field ??= new PaymentIntentService(client);

    public virtual PaymentMethodService PaymentMethods => field ??= new PaymentMethodService(client);

    public virtual RefundService Refunds => field ??= new RefundService(client);

    public virtual SetupIntentService SetupIntents => field ??= new SetupIntentService(client);

    public virtual TransferService Transfers => field ??= new TransferService(client);

    public virtual WebhookEndpointService WebhookEndpoints => field ??= new WebhookEndpointService(client);
}
