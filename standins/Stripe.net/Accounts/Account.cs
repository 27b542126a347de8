namespace Stripe;

/// <summary>An account at Stripe: the platform's own or one connected to it.</summary>
public class Account : StripeEntity<Account>, IHasId, IHasMetadata, IHasObject
{
    public string Id { get; set; }
    public string Object { get; set; }
    public AccountBusinessProfile BusinessProfile { get; set; }
    public string BusinessType { get; set; }
    public AccountCapabilities Capabilities { get; set; }
    public bool ChargesEnabled { get; set; }
    public AccountController Controller { get; set; }
    public string Country { get; set; }
    public DateTime Created { get; set; } = DateTime.UnixEpoch;
    public string DefaultCurrency { get; set; }
    public bool? Deleted { get; set; }

    /// <summary>Whether onboarding was finished.</summary>
    public bool DetailsSubmitted { get; set; }
    public string Email { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public bool PayoutsEnabled { get; set; }
    public AccountRequirements Requirements { get; set; }
    public AccountSettings Settings { get; set; }
    public AccountTosAcceptance TosAcceptance { get; set; }
    public string Type { get; set; }
}

/// <summary>What the account does.</summary>
public class AccountBusinessProfile : StripeEntity<AccountBusinessProfile>
{
    public string Mcc { get; set; }
    public string Name { get; set; }
    public string ProductDescription { get; set; }
    public string SupportEmail { get; set; }
    public string SupportPhone { get; set; }
    public string SupportUrl { get; set; }
    public string Url { get; set; }
}

/// <summary>What the account may do: <c>active</c>, <c>inactive</c> or <c>pending</c>.</summary>
public class AccountCapabilities : StripeEntity<AccountCapabilities>
{
    public string CardPayments { get; set; }
    public string Transfers { get; set; }
}

/// <summary>Who answers for the account.</summary>
public class AccountController : StripeEntity<AccountController>
{
    public AccountControllerFees Fees { get; set; }
    public bool IsController { get; set; }
    public AccountControllerLosses Losses { get; set; }
    public string RequirementCollection { get; set; }
    public AccountControllerStripeDashboard StripeDashboard { get; set; }
    public string Type { get; set; }
}

/// <summary>Who pays the fees.</summary>
public class AccountControllerFees : StripeEntity<AccountControllerFees>
{
    public string Payer { get; set; }
}

/// <summary>Who bears losses.</summary>
public class AccountControllerLosses : StripeEntity<AccountControllerLosses>
{
    public string Payments { get; set; }
}

/// <summary>Which dashboard the account sees.</summary>
public class AccountControllerStripeDashboard : StripeEntity<AccountControllerStripeDashboard>
{
    public string Type { get; set; }
}

/// <summary>What Stripe still wants to know.</summary>
public class AccountRequirements : StripeEntity<AccountRequirements>
{
    public DateTime? CurrentDeadline { get; set; }
    public List<string> CurrentlyDue { get; set; }
    public string DisabledReason { get; set; }
    public List<AccountRequirementsError> Errors { get; set; }
    public List<string> EventuallyDue { get; set; }
    public List<string> PastDue { get; set; }
    public List<string> PendingVerification { get; set; }
}

/// <summary>Why something was not accepted.</summary>
public class AccountRequirementsError : StripeEntity<AccountRequirementsError>
{
    public string Code { get; set; }
    public string Reason { get; set; }
    public string Requirement { get; set; }
}

/// <summary>Settings of the account.</summary>
public class AccountSettings : StripeEntity<AccountSettings>
{
    public AccountSettingsPayouts Payouts { get; set; }
}

/// <summary>How the account is paid out.</summary>
public class AccountSettingsPayouts : StripeEntity<AccountSettingsPayouts>
{
    public bool DebitNegativeBalances { get; set; }
    public AccountSettingsPayoutsSchedule Schedule { get; set; }
    public string StatementDescriptor { get; set; }
}

/// <summary>When the account is paid out.</summary>
public class AccountSettingsPayoutsSchedule : StripeEntity<AccountSettingsPayoutsSchedule>
{
    public long DelayDays { get; set; }
    public string Interval { get; set; }
    public long MonthlyAnchor { get; set; }
    public string WeeklyAnchor { get; set; }
}

/// <summary>When the terms were accepted.</summary>
public class AccountTosAcceptance : StripeEntity<AccountTosAcceptance>
{
    public DateTime? Date { get; set; }
    public string Ip { get; set; }
    public string ServiceAgreement { get; set; }
    public string UserAgent { get; set; }
}
