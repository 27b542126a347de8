using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Notifications;

/// <summary>Which of the caller's notifications.</summary>
public sealed record NotificationsQuery
{
    /// <summary>Only those not yet read.</summary>
    public bool Unread { get; init; }

    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class NotificationsQueryValidator : Validator<NotificationsQuery>
{
    public NotificationsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

/// <summary>Something that the caller was told.</summary>
/// <param name="Kind">What it is about, for programs.</param>
/// <param name="As">Whether it concerns them as guest or as host.</param>
/// <param name="Text">The same for people, in the caller's language.</param>
/// <param name="ReadAt">Null until it is read.</param>
public sealed record NotificationResponse(
    Guid Id,
    NoticeKind Kind,
    BookingSide As,
    NoticeCategory Category,
    string Text,
    Guid? BookingId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt
)
{
    public static NotificationResponse Of(ListedNotification row, Wording wording) =>
        new(
            row.Id,
            row.Kind,
            row.Side,
            row.Category,
            wording.Feed(row.Kind, row.Side, row.Facts),
            row.BookingId,
            row.CreatedAt,
            row.ReadAt
        );
}

/// <summary>As it is stored, before it is put into words.</summary>
public sealed record ListedNotification(
    Guid Id,
    NoticeKind Kind,
    BookingSide Side,
    NoticeCategory Category,
    NoticeFacts Facts,
    Guid? BookingId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt
) : IListed;

/// <param name="Items">At most <c>limit</c> of them, the newest first.</param>
/// <param name="Next">Send it as <c>after</c> to read on; null at the end.</param>
/// <param name="Unread">How many the caller has not read, on this page or not.</param>
public sealed record NotificationsResponse(IReadOnlyList<NotificationResponse> Items, string? Next, int Unread);

public sealed class ListNotifications(AirbnbDb db, CurrentUser user)
    : Endpoint<NotificationsQuery, NotificationsResponse>
{
    public override void Configure()
    {
        Get("");
        Group<NotificationsGroup>();
        Summary(summary =>
        {
            summary.Summary = "List what the caller was told";
            summary.Description =
                "The newest first, with the number of those not read. Texts are in the caller's language as it is now.";
        });
        Description(route => route.Needs(Permission.UseOwn).Refuses(400, 401));
    }

    public override async Task HandleAsync(NotificationsQuery request, CancellationToken ct)
    {
        var mine = db.Notifications.VisibleTo(user);
        var page = await (request.Unread ? mine.Unread() : mine).ToPage(
            row => new ListedNotification(
                row.Id,
                row.Kind,
                row.Side,
                row.Category,
                row.Facts,
                row.BookingId,
                row.CreatedAt,
                row.ReadAt
            ),
            request.Limit,
            request.After,
            ct
        );
        Result<NotificationsResponse> answer = page.Error is { } refusal ? refusal : await Respond(page.Value, ct);
        await this.SendResult(answer, found => found, ct);
    }

    private async Task<NotificationsResponse> Respond(Page<ListedNotification> page, CancellationToken ct)
    {
        var reader = await db
            .Users.Where(person => person.Id == user.Id)
            .Select(person => new
            {
                person.Language,
                Unread = db.Notifications.Count(row => row.UserId == person.Id && row.ReadAt == null),
            })
            .SingleAsync(ct);
        var wording = Wording.In(reader.Language);
        return new NotificationsResponse(
            [.. page.Items.Select(row => NotificationResponse.Of(row, wording))],
            page.Next,
            reader.Unread
        );
    }
}
