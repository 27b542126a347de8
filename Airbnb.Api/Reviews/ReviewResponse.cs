using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Airbnb.Api.Http;
using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Reviews;

namespace Airbnb.Api.Reviews;

/// <summary>What one side of a stay says of the other.</summary>
/// <param name="ListingId">Where the stay was.</param>
/// <param name="By">A guest writes about the home, a host about the guest.</param>
/// <param name="Stayed">The first day of the month of the stay.</param>
/// <param name="Language">Of the text.</param>
/// <param name="Reply">What whom it is about says to it.</param>
public sealed record ReviewResponse(
    Guid Id,
    Guid ListingId,
    BookingSide By,
    AuthorResponse Author,
    ScoresResponse Scores,
    string Text,
    string Language,
    DateOnly Stayed,
    DateTimeOffset PublishedAt,
    ReplyResponse? Reply
) : IListed
{
    public static Expression<Func<Review, ReviewResponse>> In(AirbnbDb db) =>
        review => new ReviewResponse(
            review.Id,
            review.ListingId,
            review.By,
            AuthorResponse.Of(
                review.AuthorId,
                db.Users.Where(user => user.Id == review.AuthorId).Select(user => user.Name).Single()
            ),
            ScoresResponse.Of(review.Scores),
            review.Text,
            review.Language,
            FirstOfMonth(
                db.Bookings.Where(booking => booking.Id == review.BookingId).Select(stay => stay.CheckIn).Single()
            ),
            review.PublishedAt,
            review.Reply == null ? null : new ReplyResponse(review.Reply.Text, review.Reply.At)
        );

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <param name="Name">The given name alone.</param>
public sealed record AuthorResponse(Guid Id, string Name)
{
    public static AuthorResponse Of(Guid id, string name) => new(id, GivenName.Of(name));
}

public sealed record ReplyResponse(string Text, DateTimeOffset At);

/// <summary>From 1 to 5: overall to value are a guest's, rules are a host's.</summary>
public sealed record ScoresResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Overall { get; init; }
    public required int Cleanliness { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Accuracy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CheckIn { get; init; }
    public required int Communication { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Location { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Value { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Rules { get; init; }

    public static ScoresResponse Of(Scores scores) =>
        new()
        {
            Overall = scores.Overall,
            Cleanliness = scores.Cleanliness,
            Accuracy = scores.Accuracy,
            CheckIn = scores.CheckIn,
            Communication = scores.Communication,
            Location = scores.Location,
            Value = scores.Value,
            Rules = scores.Rules,
        };
}
