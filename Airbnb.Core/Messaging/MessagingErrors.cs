namespace Airbnb.Core.Messaging;

public static class MessagingErrors
{
    public static readonly Error OwnListing = new(
        "enquiry.own_listing",
        Kind.Refused,
        "This home is yours: there is nobody to ask."
    );
    public static readonly Error NothingToNote = new(
        "messages.nothing_to_note",
        Kind.Conflict,
        "Nothing became of this booking that its two people would not know."
    );

    public static Error TooManyMessages(TimeSpan wait) =>
        new("messages.too_many", Kind.TooMany, "You write faster than anybody reads. Wait a moment.")
        {
            RetryAfter = wait,
        };
}
