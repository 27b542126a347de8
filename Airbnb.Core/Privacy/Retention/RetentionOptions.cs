namespace Airbnb.Core.Privacy.Retention;

/// <summary>
/// Section <c>Retention</c>: for how long what nobody needs for ever is kept, in days. Bookings and books are not among
/// it: the law asks for them for ten years, and after that an operator decides.
/// </summary>
public sealed record RetentionOptions
{
    /// <summary>Webhooks as they came: longer than a card payment can be disputed.</summary>
    public int GatewayEvents { get; init; } = 548;

    /// <summary>Lines of feeds, read or not.</summary>
    public int Notifications { get; init; } = 365;

    /// <summary>How often a home was looked at on a day.</summary>
    public int ListingViews { get; init; } = 730;

    /// <summary>Messages that no handler could deal with: whoever cares has looked by then.</summary>
    public int DeadLetters { get; init; } = 90;

    /// <summary>Comparisons with the gateway.</summary>
    public int Reconciliations { get; init; } = 730;

    /// <summary>Accounts whose address nobody has ever confirmed.</summary>
    public int Unverified { get; init; } = 30;

    public bool AreSensible() =>
        new[] { GatewayEvents, Notifications, ListingViews, DeadLetters, Reconciliations, Unverified }.All(days =>
            days is > 0 and < 36_500
        );
}
