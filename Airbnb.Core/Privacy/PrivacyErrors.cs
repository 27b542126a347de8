namespace Airbnb.Core.Privacy;

public static class PrivacyErrors
{
    public static readonly Error ExportUnderWay = new(
        "export.under_way",
        Kind.Conflict,
        "A copy of your data is being made: its link comes by mail."
    );
    public static readonly Error ExportGone = new(
        "export.gone",
        Kind.Refused,
        "This link has expired. You can ask for another copy at any time."
    );
    public static readonly Error ExportSuperseded = new(
        "export.superseded",
        Kind.Conflict,
        "The copy that was asked for is not wanted any more."
    );
    public static readonly Error StaffStay = new(
        "erasure.staff",
        Kind.Refused,
        "This account looks after the platform. Another admin has to take that from it first."
    );
    public static readonly Error StaysOpen = new(
        "erasure.stays_open",
        Kind.Conflict,
        "There are stays that were asked for, lie ahead or are not over."
    );
    public static readonly Error PaymentsOpen = new(
        "erasure.payments_open",
        Kind.Conflict,
        "There is a payment or a refund on its way."
    );
    public static readonly Error PayoutsOpen = new(
        "erasure.payouts_open",
        Kind.Conflict,
        "There is money that is still to be paid out, or is owed."
    );
    public static readonly Error DisputesOpen = new(
        "erasure.disputes_open",
        Kind.Conflict,
        "A guest's bank disputes a payment, and has not decided."
    );
    public static readonly Error NotAsked = new("erasure.not_asked", Kind.Conflict, "Nobody asked for it.");

    public static Error ExportsTooOften(TimeSpan wait) =>
        new("export.too_often", Kind.TooMany, "You have asked for several copies today.") { RetryAfter = wait };

    /// <summary>Every matter by its name.</summary>
    public static Error MattersOpen(IReadOnlyList<Error> matters) =>
        new(
            "erasure.matters_open",
            Kind.Conflict,
            "Some of what you have with others is not over yet. Your account can be erased when it is."
        )
        {
            Reasons = matters,
        };
}
