using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Page;

/// <summary>A resource as the page shows it.</summary>
internal sealed record ResourceView(
    string Name,
    string Type,
    string? Parent,
    string State,
    string Mood,
    string? Health,
    int? ExitCode,
    DateTime? Started,
    DateTime? Stopped,
    bool Hidden,
    string? Source,
    object? ProcessId,
    IReadOnlyList<UrlView> Urls,
    IReadOnlyList<CheckView> Checks,
    IReadOnlyList<CommandView> Commands
)
{
    public static ResourceView Of(ResourceEvent current, IEnumerable<ResourceCommandSnapshot> commands)
    {
        var snapshot = current.Snapshot;
        var hidden = snapshot.IsHidden && snapshot.State?.Text is var state && state == KnownResourceStates.Running;
        return new ResourceView(
            current.Resource.Name,
            snapshot.ResourceType,
            snapshot.Relationships.FirstOrDefault(r => r.Type == "Parent")?.ResourceName,
            snapshot.State?.Text ?? KnownResourceStates.NotStarted,
            MoodOf(snapshot),
            snapshot.HealthStatus?.ToString(),
            snapshot.ExitCode,
            snapshot.StartTimeStamp,
            snapshot.StopTimeStamp,
            hidden,
            Property(snapshot, "resource.source") as string,
            Property(snapshot, "executable.pid"),
            [
                .. snapshot.Urls.Select(u => new UrlView(
                    u.Url,
                    u.DisplayProperties.DisplayName is { Length: > 0 } text ? text : u.Url
                )),
            ],
            [
                .. snapshot.HealthReports.Select(r => new CheckView(
                    r.Name,
                    r.Status?.ToString() ?? "Unknown",
                    r.Description
                )),
            ],
            [.. commands.Where(c => c.State != ResourceCommandState.Hidden).Select(CommandView.Of)]
        );
    }

    private static object? Property(CustomResourceSnapshot snapshot, string name) =>
        snapshot.Properties.FirstOrDefault(p => p.Name == name)?.Value;

    private static string MoodOf(CustomResourceSnapshot snapshot)
    {
        var state = snapshot.State?.Text;
        return snapshot.State?.Style == KnownResourceStateStyles.Error
            || snapshot.Ready is { IsFaulted: true }
            || state == KnownResourceStates.ValueMissing
                ? "bad"
            : state == KnownResourceStates.Running
                ? snapshot.HealthStatus?.ToString() == "Healthy" ? "good"
                    : "busy"
            // What has an address was to go on serving: somebody stopped it.
            : snapshot is { ExitCode: 0, Urls.Length: 0 } ? "done"
            : state == KnownResourceStates.Starting
            || state == KnownResourceStates.Waiting
            || state == KnownResourceStates.Stopping
                ? "busy"
            : "idle";
    }
}

internal sealed record UrlView(string Url, string Text);

internal sealed record CheckView(string Name, string Status, string? Description);

internal sealed record CommandView(
    string Name,
    string Title,
    string? Description,
    string? Confirm,
    bool Enabled,
    bool Highlighted
)
{
    public static CommandView Of(ResourceCommandSnapshot c) =>
        new(
            c.Name,
            c.DisplayName,
            c.DisplayDescription,
            c.ConfirmationMessage,
            c.State == ResourceCommandState.Enabled,
            c.IsHighlighted
        );
}
