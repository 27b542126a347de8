using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Airbnb.CrashPoints;

/// <summary>
/// Kills the process, as <c>kill -9</c> would, the first time it comes by each named point. The points that it has died
/// at are lines of a file, so that the next process goes on from there. Without that file nothing happens.
/// </summary>
public sealed class CrashPoint(IConfiguration configuration)
{
    /// <summary>Mails, notices, what is written to people, other calendars, figures, looks at the books, and what is thrown away.</summary>
    private static readonly string[] BesideMoney =
    [
        "mail_",
        "tell_",
        "note_in_thread_",
        "merge_imports_",
        "count_responses_",
        "reconcile_",
        "forget_",
        "sweep_",
    ];

    private readonly string? file = configuration["CrashPoints:File"];
    private readonly AsyncLocal<string?> during = new();
    private readonly Lock oneAtATime = new();

    /// <summary>The request at work.</summary>
    public string? During
    {
        get => during.Value;
        set => during.Value = value;
    }

    /// <summary>Here the process may die, if somebody's request or message is at work.</summary>
    /// <param name="whateverIsAtWork">It is the same step: once is enough.</param>
    public void Reach(string moment, bool whateverIsAtWork = false)
    {
        if (file is null || !File.Exists(file) || AtWork() is not { } work)
            return;
        var name = $"{(whateverIsAtWork ? "anything" : work)}: {moment}";
        lock (oneAtATime)
        {
            if (!File.Exists(file) || File.ReadLines(file).Contains(name))
                return;
            if (Note(name))
                Die();
        }
    }

    /// <summary>False when the file is gone: the process is spared.</summary>
    private bool Note(string name)
    {
        try
        {
            using var died = new FileStream(file!, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            died.Seek(0, SeekOrigin.End);
            died.Write(Encoding.UTF8.GetBytes(name + "\n"));
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        self.WaitForExit(); // the signal may take a moment: nothing more must happen here
    }

    /// <summary>The message that the Worker handles, as its own tracing names it (handler and message), or the request.</summary>
    private string? AtWork()
    {
        for (var activity = Activity.Current; activity is not null; activity = activity.Parent)
            if (activity.Source.Name == "Airbnb.Delivery")
                return IsBesideMoney(activity.DisplayName) ? null : activity.DisplayName;
        return During;
    }

    private static bool IsBesideMoney(string work) =>
        Array.Exists(BesideMoney, prefix => work.StartsWith(prefix, StringComparison.Ordinal));
}
