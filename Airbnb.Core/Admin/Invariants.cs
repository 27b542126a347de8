using System.Data;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Reconciling;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Admin;

/// <param name="Name">Which one, as in <c>nights_sold_once</c>.</param>
/// <param name="Example">An offending row, for whoever looks into it.</param>
public sealed record BrokenInvariant(string Name, string Example);

/// <param name="UnderWay">Some of what is still to be told, sent or taken; while there is any, books may be a step behind.</param>
public sealed record InvariantReport(IReadOnlyList<string> UnderWay, IReadOnlyList<BrokenInvariant> Broken)
{
    public bool AtRest => UnderWay.Count == 0;
}

/// <param name="Sql">Finds what must not exist.</param>
internal sealed record Invariant(string Name, string Sql);

/// <summary>Checks what must always hold, across tables and at the gateway. It only reads.</summary>
public sealed class Invariants(AirbnbDb db, CompareWithGateway gateway)
{
    private const int MostExamples = 3;

    private static readonly IReadOnlyList<Invariant> Always =
    [
        .. BookingInvariants.Always,
        .. AlterationInvariants.Always,
        .. MoneyInvariants.Always,
        .. PayoutInvariants.Always,
    ];

    private static readonly IReadOnlyList<Invariant> AtRest =
    [
        .. Always,
        .. BookingInvariants.AtRest,
        .. MoneyInvariants.AtRest,
        .. PayoutInvariants.AtRest,
    ];

    public async Task<InvariantReport> Check(CancellationToken ct)
    {
        var report = await CheckBooks(ct);
        if (!report.AtRest)
            return report;
        try
        {
            var drift = (await Drift(ct)).Select(difference => new BrokenInvariant("gateway_agrees", difference));
            return report with { Broken = [.. report.Broken, .. drift.Take(MostExamples)] };
        }
        catch (GatewayUnavailableException)
        {
            return report with { UnderWay = ["the gateway cannot be asked"] };
        }
    }

    /// <summary>
    /// What was paid between a look at the gateway and one at the books has been told by the second time, and what is paid
    /// meanwhile differs in that alone.
    /// </summary>
    private async Task<IReadOnlyList<string>> Drift(CancellationToken ct)
    {
        var first = await gateway.Differences(ct);
        return first.Count == 0 ? [] : [.. (await gateway.Differences(ct)).Intersect(first, StringComparer.Ordinal)];
    }

    /// <summary>On a live system rows change meanwhile: all queries look at one moment.</summary>
    private async Task<InvariantReport> CheckBooks(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null)
            return await CheckMoment(ct);
        return await db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
                return await CheckMoment(ct);
            });
    }

    private async Task<InvariantReport> CheckMoment(CancellationToken ct)
    {
        var underWay = await Examples(MoneyInvariants.UnderWay, ct);
        List<BrokenInvariant> broken = [];
        foreach (var invariant in underWay.Count == 0 ? AtRest : Always)
            broken.AddRange(
                (await Examples(invariant.Sql, ct)).Select(example => new BrokenInvariant(invariant.Name, example))
            );
        return new InvariantReport(underWay, broken);
    }

    private Task<List<string>> Examples(string sql, CancellationToken ct) =>
        db.Database.SqlQueryRaw<string>(sql).OrderBy(example => example).Take(MostExamples).ToListAsync(ct);
}
