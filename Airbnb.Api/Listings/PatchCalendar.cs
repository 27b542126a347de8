using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Calendar;
using Airbnb.Core.Calendar.Editing;
using Airbnb.Core.Listings;
using FastEndpoints;

namespace Airbnb.Api.Listings;

/// <param name="Changes">In order: of two that touch the same night, the later one holds.</param>
public sealed record CalendarPatch(IReadOnlyList<CalendarEntry> Changes);

/// <summary>What some nights are to be like. What is left out stays as it is.</summary>
public sealed record CalendarEntry
{
    /// <summary>The first night.</summary>
    public DateOnly From { get; init; }

    /// <summary>The day after the last night.</summary>
    public DateOnly To { get; init; }

    /// <summary>Of one night: before season, weekend and base price.</summary>
    public Money? Price { get; init; }

    /// <summary>As guests read it: <c>Carnival</c>.</summary>
    public string? PriceName { get; init; }

    /// <summary>False closes the nights; true opens those that the host has closed.</summary>
    public bool? Open { get; init; }

    /// <summary>Why they are closed; only the host reads it.</summary>
    public string? Reason { get; init; }

    /// <summary>Of stays that begin on these days, as all that follows.</summary>
    public int? MinNights { get; init; }

    public int? MaxNights { get; init; }

    /// <summary>Weekdays on which guests may arrive.</summary>
    public IReadOnlyList<DayOfWeek>? ArrivalDays { get; init; }

    /// <summary>Weekdays on which those may leave who arrive on these days.</summary>
    public IReadOnlyList<DayOfWeek>? DepartureDays { get; init; }

    /// <summary>What goes back to what the listing says.</summary>
    public IReadOnlyList<CalendarField>? Reset { get; init; }

    internal bool IsPeriod => StayDates.Of(From, To).Succeeded;

    internal IEnumerable<CalendarField> Said()
    {
        if (Price is not null)
            yield return CalendarField.Price;
        if (MinNights is not null)
            yield return CalendarField.MinNights;
        if (MaxNights is not null)
            yield return CalendarField.MaxNights;
        if (ArrivalDays is not null)
            yield return CalendarField.ArrivalDays;
        if (DepartureDays is not null)
            yield return CalendarField.DepartureDays;
    }

    public CalendarChange ToChange() =>
        new(StayDates.Of(From, To).Value)
        {
            Price = Price,
            PriceName = PriceName?.Trim(),
            Open = Open,
            Reason = Reason?.Trim(),
            MinNights = MinNights,
            MaxNights = MaxNights,
            ArrivalDays = ArrivalDays is null ? null : Weekdays.Of(ArrivalDays),
            DepartureDays = DepartureDays is null ? null : Weekdays.Of(DepartureDays),
            Reset = (Reset ?? []).ToHashSet(),
        };
}

/// <summary>
/// Changes prices, closed nights and rules of stay in several ranges at once. When one cannot be, none is. Bookings and
/// quotes that are made stay.
/// </summary>
public sealed class PatchCalendar(EditCalendar edit, ReadCalendar calendar, CurrentUser user)
    : Endpoint<CalendarPatch, CalendarResponse>
{
    public override void Configure()
    {
        Patch("{id}/calendar");
        Group<ListingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Edit a listing's calendar";
            summary.Description = "All changes or none. The answer has the nights from the first change to the last.";
        });
        Description(route =>
            route
                .Needs(Permission.EditCalendar)
                .Requires(RequiredHeader.IfMatch)
                .Refuses(400, 401, 404, 409, 412, 415, 422, 428)
        );
    }

    public override async Task HandleAsync(CalendarPatch request, CancellationToken ct)
    {
        var version = HttpContext.IfMatch();
        await this.SendCalendar(version.Error is { } missing ? missing : await Edit(request, version.Value, ct), ct);
    }

    private async Task<Result<NightsOfHome>> Edit(CalendarPatch request, long version, CancellationToken ct)
    {
        var id = Route<Guid>("id");
        Result<Listing> edited = await edit.To(
            id,
            version,
            [.. request.Changes.Select(change => change.ToChange())],
            user,
            ct
        );
        if (edited.Error is { } refusal)
            return refusal;
        var (first, end) = (request.Changes.Min(change => change.From), request.Changes.Max(change => change.To));
        return await calendar.Of(id, first, end, user, ct);
    }
}
