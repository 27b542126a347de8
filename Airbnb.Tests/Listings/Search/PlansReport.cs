using System.Globalization;
using System.Text;

namespace Airbnb.Tests.Listings.Search;

/// <summary>How long one kind of search took, and its plans.</summary>
public sealed record MeasuredSearch(
    KindOfSearch Kind,
    IReadOnlyList<double> Times,
    IReadOnlyList<ExplainedCommand> Commands
)
{
    public double Median => Times.Order().ElementAt(Times.Count / 2);
    public double Least => Times.Min();
    public bool IsWithin => Median < Kind.Limit;
}

/// <summary>Writes <c>docs/search-plans.md</c>.</summary>
public static class PlansReport
{
    private const int Width = 120;

    public static string Of(IReadOnlyList<MeasuredSearch> searches, int homes, int runs)
    {
        var report = new StringBuilder();
        report.AppendLine(
            CultureInfo.InvariantCulture,
            $"""
            # How searches are served

            Measured among {homes:N0} homes with five stays each, a price of their own for the summer at 40 % of them and
            a rule at 20 %: database time to plan and to run all queries of one search, by `EXPLAIN ANALYZE`, median and
            least of {runs} runs, in milliseconds. Written by `MANY_HOMES={homes} dotnet test --filter SearchPlans`.

            A search first guesses how many homes come into question, from one page of the table in a hundred. Up to
            about 20,000 are looked up by place and words and put in order; of more, indexes give the order, and calendars
            are looked at in bands, a limited number for each page: a page may then be short, and says where to go on.
            Up to about 3,000 homes are all compared by the price of their stay. Facets count the newest 2,000 homes at
            most, and say so (`capped`).


            """
        );
        foreach (var place in searches.GroupBy(search => search.Kind.Place))
            Summarise(report, [.. place]);
        report.AppendLine("# Plans\n\nOf the first and of the slowest search of each place.\n");
        foreach (var place in searches.GroupBy(search => search.Kind.Place))
        foreach (var search in new[] { place.First(), place.MaxBy(search => search.Median)! }.Distinct())
            Explain(report, search);
        return report.ToString().ReplaceLineEndings("\n");
    }

    private static void Summarise(StringBuilder report, IReadOnlyList<MeasuredSearch> searches)
    {
        var (place, limit) = (searches[0].Kind.Place, searches[0].Kind.Limit);
        var median = searches.Select(search => search.Median).Order().ElementAt(searches.Count / 2);
        report.AppendLine(
            CultureInfo.InvariantCulture,
            $"""
            ## {place}

            Half of these searches take less than {median:0.0} ms; {searches.Count(search => search.IsWithin)} of
            {searches.Count} less than {limit} ms.

            | Search | Median | Least | |
            | --- | ---: | ---: | --- |
            """
        );
        foreach (var search in searches)
            report.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {search.Kind.Name} | {search.Median:0.0} | {search.Least:0.0} | {(search.IsWithin ? "" : $"**over {limit}**")} |"
            );
        report.AppendLine();
    }

    private static void Explain(StringBuilder report, MeasuredSearch search)
    {
        report.AppendLine(CultureInfo.InvariantCulture, $"## {search.Kind.Place}: {search.Kind.Name}\n");
        foreach (var command in search.Commands)
            report
                .AppendLine("```")
                .AppendJoin('\n', command.Plan.Trim().Split('\n').Select(Short))
                .AppendLine("\n```\n");
    }

    private static string Short(string line) => line.Length <= Width ? line.TrimEnd() : $"{line[..(Width - 3)]}...";
}
