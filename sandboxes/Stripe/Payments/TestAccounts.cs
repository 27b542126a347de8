namespace StripeSandbox.Payments;

/// <summary>One of Stripe's documented test bank accounts: https://docs.stripe.com/payments/sepa-debit/accept-a-payment.</summary>
/// <param name="Iban">The number.</param>
/// <param name="Name">What follows <c>pm_</c>.</param>
/// <param name="Pays">Whether the money arrives in the end.</param>
/// <param name="Takes">How long the bank takes; null is the sandbox's usual pace.</param>
public sealed record TestAccount(string Iban, string Name, bool Pays, TimeSpan? Takes = null)
{
    public string Country => Iban[..2];
}

/// <summary>Accounts that are debited, which a bank takes its time for.</summary>
public static class TestAccounts
{
    public const string Type = "sepa_debit";

    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(3);

    public static IReadOnlyList<TestAccount> All { get; } =
    [
        new("AT611904300234573201", "success_at", Pays: true),
        new("AT321904300235473204", "successDelayed_at", Pays: true, Delay),
        new("AT861904300235473202", "failed_at", Pays: false),
        new("AT051904300235473205", "failedDelayed_at", Pays: false, Delay),
    ];

    /// <summary>How the card checks of all payments see an account: there is nothing about it that they look for.</summary>
    public static TestCard AsCard(TestAccount account) => new(account.Iban, account.Name);

    public static TestAccount? WithIban(string iban) => All.FirstOrDefault(account => account.Iban == iban);

    public static TestAccount? WithName(string name) => All.FirstOrDefault(account => account.Name == name);
}
