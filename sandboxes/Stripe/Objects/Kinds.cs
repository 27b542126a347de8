namespace StripeSandbox.Objects;

/// <summary>The names of objects in JSON, and how their ids begin.</summary>
public static class Kinds
{
    private static readonly (Type Type, string Name, string Prefix)[] All =
    [
        (typeof(Account), "account", "acct_"),
        (typeof(BalanceTransaction), "balance_transaction", "txn_"),
        (typeof(Charge), "charge", "ch_"),
        (typeof(Customer), "customer", "cus_"),
        (typeof(Dispute), "dispute", "du_"),
        (typeof(Event), "event", "evt_"),
        (typeof(PaymentIntent), "payment_intent", "pi_"),
        (typeof(PaymentMethod), "payment_method", "pm_"),
        (typeof(Refund), "refund", "re_"),
        (typeof(SetupIntent), "setup_intent", "seti_"),
        (typeof(Transfer), "transfer", "tr_"),
        (typeof(TransferReversal), "transfer_reversal", "trr_"),
        (typeof(WebhookEndpoint), "webhook_endpoint", "we_"),
        (typeof(AccountLink), "account_link", "link_"),
        (typeof(Chore), "sandbox.chore", "chore_"),
        (typeof(Delivery), "sandbox.delivery", "del_"),
        (typeof(StoredReply), "sandbox.reply", "idem_"),
    ];

    private static readonly Dictionary<Type, (string Name, string Prefix)> ByType = All.ToDictionary(
        kind => kind.Type,
        kind => (kind.Name, kind.Prefix)
    );

    private static readonly Dictionary<string, Type> ByName = All.ToDictionary(kind => kind.Name, kind => kind.Type);

    public static string NameOf(Type type) => ByType[type].Name;

    public static string PrefixOf(Type type) => ByType[type].Prefix;

    public static Type TypeOf(string name) => ByName[name];
}
