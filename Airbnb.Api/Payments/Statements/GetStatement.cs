using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Payments.Statements;
using Airbnb.Core.Time;
using FastEndpoints;

namespace Airbnb.Api.Payments.Statements;

public sealed record StatementQuery
{
    /// <summary>The first day, in UTC; the first of this month when left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The day after the last; a month after <c>from</c> when left out.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>What the caller, as a host, earned, owed and was sent.</summary>
public sealed class GetStatement(ReadHostStatement statements, CurrentUser user, PlatformClock clock)
    : Endpoint<StatementQuery, HostStatement>
{
    public override void Configure()
    {
        Get("me/statement");
        Summary(summary =>
        {
            summary.Summary = "Read the caller's statement as a host";
            summary.Description =
                "For each currency the balance at the beginning, what changed it, and the balance at the end: what the "
                + "platform owes the host for stays agreed on, less what the host owes. JSON, or with `Accept: text/csv` "
                + "a table with one line for each change.";
        });
        Description(route => route.Needs(Permission.UseOwn).WithTags("Payouts").Refuses(400, 401, 422));
    }

    public override async Task HandleAsync(StatementQuery request, CancellationToken ct)
    {
        var from = request.From ?? FirstOfMonth();
        var to = request.To ?? AfterAMonth(from);
        var statement = await statements.Of(user.Id, from, to, ct);
        HttpContext.Response.Headers.Vary = "Accept";
        HttpContext.Response.Headers.CacheControl = "private, no-store";
        if (
            statement.Error is not null
            || HttpContext.Request.Preferred("application/json", "text/csv") == "application/json"
        )
            await this.SendResult(statement, found => found, ct);
        else
            await this.Send(Csv(statement.Value), ct);
    }

    private DateOnly FirstOfMonth()
    {
        var today = clock.Now.UtcDateTime;
        return new DateOnly(today.Year, today.Month, 1);
    }

    private static DateOnly AfterAMonth(DateOnly from) =>
        from > DateOnly.MaxValue.AddMonths(-1) ? from : from.AddMonths(1);

    private static IResult Csv(HostStatement statement) =>
        Results.File(
            StatementCsv.Write(statement),
            "text/csv; charset=utf-8; header=present",
            $"statement-{statement.From:yyyy-MM-dd}-{statement.To:yyyy-MM-dd}.csv"
        );
}
