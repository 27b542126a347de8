namespace Stripe;

/// <summary>Parameters of a new connected account.</summary>
public class AccountCreateOptions : BaseOptions, IHasMetadata
{
    public AccountBusinessProfileOptions BusinessProfile { get; set; }
    public string BusinessType { get; set; }
    public AccountCapabilitiesOptions Capabilities { get; set; }
    public AccountControllerOptions Controller { get; set; }
    public string Country { get; set; }
    public string DefaultCurrency { get; set; }
    public string Email { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
    public AccountSettingsOptions Settings { get; set; }
    public AccountTosAcceptanceOptions TosAcceptance { get; set; }
    public string Type { get; set; }
}

/// <summary>Changes to an account.</summary>
public class AccountUpdateOptions : BaseOptions, IHasMetadata
{
    public AccountBusinessProfileOptions BusinessProfile { get; set; }
    public string BusinessType { get; set; }
    public AccountCapabilitiesOptions Capabilities { get; set; }
    public string DefaultCurrency { get; set; }
    public string Email { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
    public AccountSettingsOptions Settings { get; set; }
    public AccountTosAcceptanceOptions TosAcceptance { get; set; }
}

/// <summary>Why an account is rejected.</summary>
public class AccountRejectOptions : BaseOptions
{
    public string Reason { get; set; }
}

/// <summary>Parameters of a look-up.</summary>
public class AccountGetOptions : BaseOptions { }

/// <summary>Parameters of a deletion.</summary>
public class AccountDeleteOptions : BaseOptions { }

/// <summary>Filters of a list of accounts.</summary>
public class AccountListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
}

/// <summary>What the account does.</summary>
public class AccountBusinessProfileOptions : INestedOptions, ITracksAssignments
{
    private readonly Assignments assigned = new();
    Assignments ITracksAssignments.Assigned => assigned;

    public string Mcc { get; set; }
    public string Name { get; set; }
    public string ProductDescription { get; set; }
    public string SupportEmail { get; set; }
    public string SupportPhone { get; set; }
    public string SupportUrl
    {
        get;
        set => field = assigned.Note(value);
    }
    public string Url { get; set; }
}

/// <summary>What the account shall be able to do.</summary>
public class AccountCapabilitiesOptions : INestedOptions
{
    public AccountCapabilitiesCardPaymentsOptions CardPayments { get; set; }
    public AccountCapabilitiesTransfersOptions Transfers { get; set; }
}

/// <summary>Taking card payments.</summary>
public class AccountCapabilitiesCardPaymentsOptions : INestedOptions
{
    public bool? Requested { get; set; }
}

/// <summary>Receiving transfers.</summary>
public class AccountCapabilitiesTransfersOptions : INestedOptions
{
    public bool? Requested { get; set; }
}

/// <summary>Who answers for the account.</summary>
public class AccountControllerOptions : INestedOptions
{
    public AccountControllerFeesOptions Fees { get; set; }
    public AccountControllerLossesOptions Losses { get; set; }
    public string RequirementCollection { get; set; }
    public AccountControllerStripeDashboardOptions StripeDashboard { get; set; }
}

/// <summary>Who pays the fees.</summary>
public class AccountControllerFeesOptions : INestedOptions
{
    public string Payer { get; set; }
}

/// <summary>Who bears losses.</summary>
public class AccountControllerLossesOptions : INestedOptions
{
    public string Payments { get; set; }
}

/// <summary>Which dashboard the account sees.</summary>
public class AccountControllerStripeDashboardOptions : INestedOptions
{
    public string Type { get; set; }
}

/// <summary>Settings of the account.</summary>
public class AccountSettingsOptions : INestedOptions
{
    public AccountSettingsPayoutsOptions Payouts { get; set; }
}

/// <summary>How the account is paid out.</summary>
public class AccountSettingsPayoutsOptions : INestedOptions
{
    public bool? DebitNegativeBalances { get; set; }
    public AccountSettingsPayoutsScheduleOptions Schedule { get; set; }
    public string StatementDescriptor { get; set; }
}

/// <summary>When the account is paid out.</summary>
public class AccountSettingsPayoutsScheduleOptions : INestedOptions
{
    public string Interval { get; set; }
    public long? MonthlyAnchor { get; set; }
    public string WeeklyAnchor { get; set; }
}

/// <summary>When the terms were accepted.</summary>
public class AccountTosAcceptanceOptions : INestedOptions
{
    public DateTime? Date { get; set; }
    public string Ip { get; set; }
    public string ServiceAgreement { get; set; }
    public string UserAgent { get; set; }
}
