using System.Globalization;
using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Listings.Statistics;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Listings;

/// <param name="From">The first month, such as <c>2027-03</c>; a year ago when not said.</param>
/// <param name="To">The last month; this one when not said.</param>
public sealed record StatisticsQuery(Guid Id, string? From, string? To)
{
    internal static DateOnly? Month(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && month.Year is >= 2000 and < 3000
            ? month
            : null;
}

public sealed class StatisticsQueryValidator : Validator<StatisticsQuery>
{
    private const string Wrong = "A month, such as 2027-03.";

    public StatisticsQueryValidator()
    {
        RuleFor(query => query.From).Must(BeMonth).WithMessage(Wrong);
        RuleFor(query => query.To).Must(BeMonth).WithMessage(Wrong);
    }

    private static bool BeMonth(string? text) => text is null || StatisticsQuery.Month(text) is not null;
}

/// <summary>A home's month, by the days at the home.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Views">By others than its host.</param>
/// <param name="Bookings">Confirmed within the month, whenever their stays are.</param>
/// <param name="Conversion">Bookings for each view, in basis points; null when nobody looked.</param>
/// <param name="NightsOpen">Nights of the month that the host did not close.</param>
/// <param name="Occupancy">Booked nights of those that were open, in basis points; null when none was.</param>
/// <param name="Earnings">Of stays that begin in the month, after the host's fee; one entry for each currency.</param>
public sealed record MonthResponse(
    DateOnly Month,
    long Views,
    int Bookings,
    int? Conversion,
    int NightsBooked,
    int NightsOpen,
    int? Occupancy,
    IReadOnlyList<EarningsOfMonth> Earnings
)
{
    public static MonthResponse Of(MonthOfHome month) =>
        new(
            month.Month,
            month.Views,
            month.Bookings,
            month.Conversion,
            month.NightsBooked,
            month.NightsOpen,
            month.Occupancy,
            month.Earnings
        );
}

public sealed record StatisticsResponse(IReadOnlyList<MonthResponse> Months);

/// <summary>How a home of the caller's does, month by month.</summary>
public sealed class GetStatistics(ReadStatistics statistics, CurrentUser user)
    : Endpoint<StatisticsQuery, StatisticsResponse>
{
    public override void Configure()
    {
        Get("{id}/statistics");
        Group<ListingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Read how a listing does";
            summary.Description = "Views are counted with a few seconds' delay.";
        });
        Description(route => route.Needs(Permission.ReadEarnings).Refuses(400, 401, 404, 422));
    }

    public override async Task HandleAsync(StatisticsQuery request, CancellationToken ct)
    {
        var (from, to) = (StatisticsQuery.Month(request.From), StatisticsQuery.Month(request.To));
        var months = await statistics.Of(request.Id, from, to, user, ct);
        await this.SendResult(months, all => new StatisticsResponse([.. all.Select(MonthResponse.Of)]), ct);
    }
}
