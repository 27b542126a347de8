namespace Airbnb.Core.Pricing;

/// <summary>The rules by which a guest may cancel, by name; their versions are rows.</summary>
public enum PolicyCode
{
    Flexible,
    Moderate,
    Limited,
    Firm,
    Strict,

    /// <summary>An option beside a home's own policy, at a discount.</summary>
    NonRefundable,

    /// <summary>What every policy says of stays from 28 nights, on its own.</summary>
    LongStay,
}
