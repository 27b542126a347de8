using Airbnb.Api.Http;
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
public sealed record CalendarResponse(IReadOnlyList<CalendarNight> Nights);

/// <summary>Which nights of a home can be had, and at what price. Who has the others is not said.</summary>
public sealed class GetCalendar(ReadCalendar calendar, CurrentUser user) : Endpoint<CalendarQuery, CalendarResponse>
{
    public override void Configure()
    {
        Get("{id}/calendar");
        Group<ListingsGroup>();
        AllowAnonymous();
        Summary(summary => summary.Summary = "Read a listing's calendar");
        Description(route => route.Refuses(400, 404, 422));
    }

    public override async Task HandleAsync(CalendarQuery request, CancellationToken ct)
    {
        var nights = await calendar.Of(request.Id, request.From, request.To, user, ct);
        await this.SendResult(nights, all => new CalendarResponse(all), ct);
    }
}
