using System.Text.RegularExpressions;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Terminal;

/// <summary>What went wrong with a resource, in its own last words, and what a person can do.</summary>
internal static partial class FailureText
{
    public const int Lines = 15;

    public static string Of(ResourceEvent failed, IReadOnlyList<string> lastLines, string? dashboard)
    {
        var name = failed.Resource.Name;
        var happened =
            failed.Snapshot.State!.Text == KnownResourceStates.ValueMissing ? $"{name} has no value."
            : failed.Snapshot.ExitCode is { } code ? $"{name} ended with exit code {code}."
            : failed.Snapshot.Ready is { IsFaulted: true } ? $"{name} runs, but could not be made ready."
            : $"{name} could not be started.";
        var advice = failed.Resource is ParameterResource parameter
            ? $"Give it one in the configuration key {parameter.ConfigurationKey}, for example: dotnet user-secrets set \"{parameter.ConfigurationKey}\" \"...\" --project <AppHost>, then run again."
            : Advice(name, dashboard);
        var words =
            lastLines.Count == 0 ? ["  (it wrote nothing)"] : lastLines.Select(l => $"  | {Colours().Replace(l, "")}");
        return string.Join('\n', ["", $"FAILED: {happened} Its last lines:", .. words, $"  {advice}", ""]);
    }

    private static string Advice(string name, string? dashboard) =>
        dashboard is null
            ? "Mend the cause, then stop with Ctrl-C and run again."
            : $"Mend the cause, then start {name} again on the dashboard ({dashboard}), where its whole log is; or stop with Ctrl-C and run again.";

    [GeneratedRegex(@"\x1b\[[\d;]*m", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colours();
}
