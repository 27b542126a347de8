using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Aspire.Hosting.Processes;

/// <summary>
/// A child process that cannot outlive the AppHost: a small shell script holds a pipe from the AppHost and stops the
/// program's whole process group when that pipe ends, be it by <see cref="StopAsync"/> or by the AppHost's death.
/// </summary>
internal sealed class SupervisedProcess : IAsyncDisposable
{
    private static readonly string Script = OperatingSystem.IsWindows() ? "" : EmbeddedScript.Read("supervise.sh");
    private static readonly string? SetSid = Shell.FindOnPath("setsid");
    private static readonly string? SetPriv = Shell.FindOnPath("setpriv");
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(10);

    private readonly Process process;
    private readonly ProcessSpec spec;
    private int stopping;

    private SupervisedProcess(Process process, ProcessSpec spec, Action<ConsoleLine> onLine)
    {
        this.process = process;
        this.spec = spec;
        var errors = Forward(process.StandardError, isError: true, onLine);
        ProcessId = OperatingSystem.IsWindows() ? process.Id : ReadProcessId(process, errors);
        var output = Forward(process.StandardOutput, isError: false, onLine);
        Completion = WaitForEnd(output, errors);
    }

    /// <summary>The program's own process id, not its supervisor's.</summary>
    public int ProcessId { get; }

    /// <summary>The exit code, once the program has ended and its output is read.</summary>
    public Task<int> Completion { get; }

    /// <exception cref="LockedException">Somebody else holds <see cref="ProcessSpec.LockFile"/>.</exception>
    public static SupervisedProcess Start(ProcessSpec spec, Action<ConsoleLine> onLine)
    {
        var start = OperatingSystem.IsWindows() ? Direct(spec) : UnderSupervisor(spec);
        start.WorkingDirectory = spec.WorkingDirectory;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = new UTF8Encoding(false);
        start.UseShellExecute = false;
        foreach (var name in spec.NotInherited)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in spec.Environment)
        {
            start.Environment[name] = value;
        }

        return new SupervisedProcess(Process.Start(start)!, spec, onLine);
    }

    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref stopping, 1) == 0)
        {
            if (OperatingSystem.IsWindows())
            {
                await KillAsync();
            }

            process.StandardInput.Close();
        }

        await Completion;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
    }

    private async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        if (spec.Afterwards.Count > 0)
        {
            using var afterwards = Process.Start(spec.Afterwards[0], spec.Afterwards.Skip(1));
            await afterwards.WaitForExitAsync();
        }
    }

    private static ProcessStartInfo Direct(ProcessSpec spec) => new(spec.FileName, spec.Arguments);

    private static ProcessStartInfo UnderSupervisor(ProcessSpec spec)
    {
        // A session of its own keeps the supervisor alive when the AppHost's whole process group is killed.
        List<string> words = SetSid is null ? [] : [SetSid];
        words.AddRange(["/bin/sh", "-c", Script, "supervise"]);
        words.Add(NameOf(spec.StopSignal));
        words.Add(((int)Math.Ceiling(spec.StopTimeout.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        words.Add(spec.LockFile ?? "");
        words.Add(Shell.Quote(spec.Afterwards));
        words.AddRange(Become(spec.RunAs));
        words.Add(spec.FileName);
        words.AddRange(spec.Arguments);
        return new ProcessStartInfo(words[0], words[1..]);
    }

    private static string NameOf(StopSignal signal) =>
        signal switch
        {
            StopSignal.Interrupt => "INT",
            StopSignal.Kill => "KILL",
            _ => "TERM",
        };

    private static string[] Become(string? user) =>
        (user, SetPriv) switch
        {
            (null, _) => [],
            (_, null) => ["runuser", "-u", user, "--"],
            _ => [SetPriv, $"--reuid={user}", $"--regid={user}", "--init-groups", "--"],
        };

    private static int ReadProcessId(Process process, Task errors)
    {
        if (process.StandardOutput.ReadLine() is { } line)
        {
            return int.Parse(line, CultureInfo.InvariantCulture);
        }

        process.WaitForExit();
        errors.Wait(LastWords);
        throw process.ExitCode == LockedException.ExitCode
            ? new LockedException()
            : new InvalidOperationException($"The supervisor ended at once with exit code {process.ExitCode}.");
    }

    private static async Task Forward(StreamReader reader, bool isError, Action<ConsoleLine> onLine)
    {
        await Task.Yield();
        while (await reader.ReadLineAsync() is { } line)
        {
            onLine(new ConsoleLine(DateTimeOffset.UtcNow, isError, line));
        }
    }

    private async Task<int> WaitForEnd(Task output, Task errors)
    {
        await process.WaitForExitAsync();
        // Something that left the process group may still hold the pipes: its words are not waited for.
        await Task.WhenAny(Task.WhenAll(output, errors), Task.Delay(LastWords));
        return process.ExitCode;
    }
}

internal sealed class LockedException() : Exception("Another process holds the lock file.")
{
    public const int ExitCode = 75;
}
