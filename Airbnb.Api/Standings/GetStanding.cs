using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Airbnb.Core.Standings;
using Airbnb.Core.Time;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Standings;

/// <summary>How the caller stands as a host.</summary>
/// <param name="NextLook">The day on which that is looked at again, by the figures of the 365 days before.</param>
/// <param name="EarnsSuperhost">Whether the figures of now would do.</param>
/// <param name="Figures">Of the 365 days before now, with what they are measured against.</param>
/// <param name="History">What each look came to, the latest first.</param>
public sealed record StandingResponse(
    bool Superhost,
    DateOnly NextLook,
    bool EarnsSuperhost,
    FiguresResponse Figures,
    IReadOnlyList<PastStandingResponse> History
);

/// <param name="ResponseRate">Percent of new enquiries and requests answered within 24 hours; at least the threshold.</param>
/// <param name="CancellationRate">Percent of the stays agreed on; at most the threshold.</param>
/// <param name="Rating">What guests give overall, on average; at least the threshold.</param>
public sealed record FiguresResponse(
    StaysResponse Stays,
    CriterionResponse ResponseRate,
    CriterionResponse CancellationRate,
    CriterionResponse Rating
)
{
    public static FiguresResponse Of(HostFigures figures) =>
        new(
            new StaysResponse(figures.Stays, figures.Nights, Superhost.HostsEnough(figures)),
            new CriterionResponse(
                Percent(figures.Answered, figures.Asked),
                Superhost.ResponseRate,
                Superhost.Answers(figures)
            ),
            new CriterionResponse(
                Percent(figures.Cancellations, figures.Stays + figures.Cancellations),
                Superhost.CancellationRate,
                Superhost.Keeps(figures)
            ),
            new CriterionResponse(
                figures.Reviews == 0 ? null : decimal.Round((decimal)figures.Stars / figures.Reviews, 2),
                Superhost.Rating,
                Superhost.IsLiked(figures)
            )
        );

    public static decimal? Percent(int part, int whole) => whole == 0 ? null : decimal.Round(100m * part / whole, 1);
}

/// <summary>Stays that were completed: it takes 10, or 3 of at least 100 nights together.</summary>
public sealed record StaysResponse(int Stays, int Nights, bool Met);

/// <param name="Value">Null where there is nothing to measure.</param>
public sealed record CriterionResponse(decimal? Value, decimal Threshold, bool Met);

/// <param name="Day">The first day that it held for.</param>
public sealed record PastStandingResponse(DateOnly Day, bool Superhost, FiguresResponse Figures);

public sealed class GetStanding(AirbnbDb db, ReadFigures read, PlatformClock clock, CurrentUser user)
    : EndpointWithoutRequest<StandingResponse>
{
    private const int MostLooks = 12;

    public override void Configure()
    {
        Get("me/standing");
        Summary(summary =>
        {
            summary.Summary = "Read how the caller stands as a host";
            summary.Description =
                "Superhosts are chosen on the first day of each quarter. The figures of now say what is missing.";
        });
        Description(route => route.Needs(Permission.UseOwn).WithTags("Standing").Refuses(401));
    }

    public override async Task HandleAsync(CancellationToken ct) => await this.SendFound(await Find(ct), ct);

    private async Task<StandingResponse> Find(CancellationToken ct)
    {
        var now = clock.Now;
        var figures = await read.Of(user.Id, now, ct);
        var isSuperhost = await db.Users.Where(me => me.Id == user.Id).Select(me => me.IsSuperhost).SingleAsync(ct);
        var past = await db
            .Standings.AsNoTracking()
            .Where(standing => standing.HostId == user.Id)
            .OrderByDescending(standing => standing.Period)
            .Take(MostLooks)
            .ToListAsync(ct);
        return new StandingResponse(
            isSuperhost,
            Quarters.After(DateOnly.FromDateTime(now.UtcDateTime)),
            Superhost.IsEarnedBy(figures),
            FiguresResponse.Of(figures),
            [
                .. past.Select(look => new PastStandingResponse(
                    look.Period,
                    look.IsSuperhost,
                    FiguresResponse.Of(look.Figures)
                )),
            ]
        );
    }
}
