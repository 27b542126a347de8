using Airbnb.Api.Http;
using Airbnb.Api.Listings;
using Airbnb.Core.Access;
using Airbnb.Core.Calendar.Feeds.Importing;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Calendar;

/// <param name="Name">What the host calls it: <c>Booking.com</c>.</param>
/// <param name="Url">Of an iCalendar file in the public internet.</param>
public sealed record CalendarSourceRequest(string Name, string Url);

public sealed class CalendarSourceRequestValidator : Validator<CalendarSourceRequest>
{
    public CalendarSourceRequestValidator()
    {
        RuleFor(request => request.Name)
            .NotNull()
            .Must(name => name is null || name.Trim().Length is > 0 and <= CalendarSource.LongestName)
            .WithMessage($"A name has 1 to {CalendarSource.LongestName} letters.");
        RuleFor(request => request.Url)
            .NotEmpty()
            .MaximumLength(CalendarUrl.Longest)
            .WithMessage($"An address of at most {CalendarUrl.Longest} letters.");
    }
}

/// <summary>Takes over the nights of another platform's calendar, from now on every three hours.</summary>
public sealed class PostCalendarSource(KeepSources sources, CurrentUser user)
    : Endpoint<CalendarSourceRequest, CalendarSourceResponse>
{
    public override void Configure()
    {
        Post("{id}/calendar-sources");
        Group<ListingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Import another platform's calendar";
            summary.Description =
                "It is read at once and then every three hours, less often while it fails. Nights that are free become "
                + "taken; those that somebody has here are reported as conflicts.";
        });
        Description(route =>
            route
                .Needs(Permission.LinkCalendars)
                .Creates<CalendarSourceResponse>()
                .Refuses(400, 401, 404, 409, 415, 422)
        );
    }

    public override async Task HandleAsync(CalendarSourceRequest request, CancellationToken ct)
    {
        var id = Route<Guid>("id");
        var added = await sources.Add(id, request.Name.Trim(), request.Url.Trim(), user, ct);
        await this.SendCreated(
            added,
            source => $"/{ApiConventions.Prefix}/listings/{id}/calendar-sources/{source.Id}",
            source => CalendarSourceResponse.Of(source, events: 0, conflicts: []),
            ct
        );
    }
}
