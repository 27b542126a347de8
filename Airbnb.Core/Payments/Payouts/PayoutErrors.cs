namespace Airbnb.Core.Payments.Payouts;

public static class PayoutErrors
{
    public static readonly Error UnknownAccount = new(
        "payout.unknown_account",
        Kind.NotFound,
        "The gateway reports an account that is none of our hosts'."
    );
    public static readonly Error PenaltyWaived = new(
        "penalty.waived",
        Kind.Conflict,
        "This penalty was waived before."
    );
}
