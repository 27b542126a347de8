using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Terminal;

/// <summary>Resources, their states and addresses, as a table.</summary>
internal static class ResourceTable
{
    public static string Of(IReadOnlyCollection<ResourceEvent> resources, TimeSpan took, string? dashboard)
    {
        string[][] rows =
        [
            ["Resource", "State", "URL"],
            .. resources.Where(r => !r.Snapshot.IsHidden).SelectMany(Rows),
        ];
        var widths = Enumerable.Range(0, 2).Select(column => rows.Max(r => r[column].Length)).ToArray();
        var lines = rows.Select(r => $"  {r[0].PadRight(widths[0])}  {r[1].PadRight(widths[1])}  {r[2]}".TrimEnd())
            .ToList();
        lines.Insert(
            1,
            $"  {new string('-', widths[0])}  {new string('-', widths[1])}  {new string('-', rows.Max(r => r[2].Length))}"
        );
        var where = dashboard is null ? "" : $"\nDashboard: {dashboard}";
        var seconds = took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return $"\nEverything is healthy after {seconds} s.\n\n{string.Join('\n', lines)}\n{where}\nPress Ctrl-C to stop.\n";
    }

    private static IEnumerable<string[]> Rows(ResourceEvent resource)
    {
        var urls = resource.Snapshot.Urls.Where(u => !u.IsInternal).Select(u => u.Url).DefaultIfEmpty("").ToArray();
        return urls.Select(
            (url, i) => i == 0 ? [resource.Resource.Name, State(resource.Snapshot), url] : new[] { "", "", url }
        );
    }

    private static string State(CustomResourceSnapshot snapshot) =>
        snapshot.HealthStatus?.ToString() ?? (snapshot.ExitCode == 0 ? "Completed" : snapshot.State?.Text ?? "");
}
