using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Calendar;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Listings;

/// <param name="From">The first night; today at the home when not said.</param>
/// <param name="To">The day after the last night; 30 days on when not said.</param>
public sealed record CalendarQuery(Guid Id, DateOnly? From, DateOnly? To);

public sealed class CalendarQueryValidator : Validator<CalendarQuery>
{
    public CalendarQueryValidator()
    {
        RuleFor(query => query.From).Must(BeWithinReason).WithMessage("Not a day that homes are let on.");
        RuleFor(query => query.To)
            .Must((query, to) => to!.Value.DayNumber - query.From!.Value.DayNumber <= ReadCalendar.MostNights)
            .When(query => query.From is not null && query.To is not null)
            .WithMessage($"At most {ReadCalendar.MostNights} nights at a time.");
    }

    private static bool BeWithinReason(DateOnly? day) => day is null or { Year: >= 2000 and < 3000 };
}

/// <summary>A home's nights.</summary>
/// <param name="Version">Grows with each edit of the calendar; in quotes it is the ETag.</param>
public sealed record CalendarResponse(long Version, IReadOnlyList<CalendarNight> Nights)
{
    public static CalendarResponse Of(NightsOfHome nights) => new(nights.Version, nights.Nights);
}

/// <summary>Which nights of a home can be had, why not, and at what price. Who has the others is told to its host.</summary>
public sealed class GetCalendar(ReadCalendar calendar, CurrentUser user) : Endpoint<CalendarQuery, CalendarResponse>
{
    public override void Configure()
    {
        Get("{id}/calendar");
        Group<ListingsGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "Read a listing's calendar";
            summary.Description =
                "For each night: whether it can be had, all that speaks against it, what it costs, and the rules for "
                + "stays that begin on that day. The ETag is the calendar's own, for edits.";
        });
        Description(route => route.Needs(Permission.ReadHome).Refuses(400, 404, 422));
    }

    public override async Task HandleAsync(CalendarQuery request, CancellationToken ct) =>
        await this.SendCalendar(await calendar.Of(request.Id, request.From, request.To, user, ct), ct);
}

internal static class CalendarAnswers
{
    public static Task SendCalendar(this IEndpoint endpoint, Result<NightsOfHome> nights, CancellationToken ct)
    {
        if (nights.Succeeded)
            endpoint.HttpContext.SetETag(nights.Value.Version);
        return endpoint.SendResult(nights, CalendarResponse.Of, ct);
    }
}
