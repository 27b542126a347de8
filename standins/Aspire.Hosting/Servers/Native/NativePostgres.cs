using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers.Native;

internal sealed class NativePostgres(NativePrograms programs, DataFolder folder, Action<ConsoleLine> onLine)
{
    private readonly string data = folder.In("data");
    private readonly ServerSpec spec = folder.Spec;

    private string UserName => spec.UserName ?? "postgres";

    public async Task<(string Source, ProcessSpec Process)> PrepareAsync(CancellationToken ct)
    {
        var program = Choose();
        if (!Directory.Exists(data))
        {
            await InitialiseAsync(program, ct);
        }

        await ForgetStaleProcessAsync(ct);
        if (!await KnownLogin.IsTodaysAsync(folder, ct))
        {
            await SetLoginAsync(program, ct);
        }

        var process = folder.Server(program.Server, ["-D", data, .. Settings()]) with
        {
            Environment = Variables,
            StopSignal = StopSignal.Interrupt,
        };
        return (program.Server, process);
    }

    private static Dictionary<string, string> Variables { get; } =
        new(StringComparer.Ordinal) { ["LC_ALL"] = OperatingSystem.IsMacOS() ? "C" : "C.UTF-8" };

    /// <summary>The newest, or the one that wrote the data.</summary>
    private PostgresProgram Choose()
    {
        var installed = programs.Postgres();
        if (installed.Count == 0)
        {
            throw new ServerUnavailableException("PostgreSQL is not installed.");
        }

        var versionFile = Path.Combine(data, "PG_VERSION");
        if (!File.Exists(versionFile))
        {
            return installed[0];
        }

        var written = File.ReadAllText(versionFile).Trim();
        return installed.FirstOrDefault(program =>
                string.Equals(program.Version.ToString(CultureInfo.InvariantCulture), written, StringComparison.Ordinal)
            )
            ?? throw new ServerUnavailableException(
                $"""
                The data of '{spec.ResourceName}' in {folder.Path} was written by PostgreSQL {written}, but this machine has PostgreSQL {string.Join(
                    " and ",
                    installed.Select(program => program.Version)
                )}, which cannot read it. One of these helps:
                  - install PostgreSQL {written}; it is found beside the other
                  - dump the data with PostgreSQL {written}, and restore it here
                  - throw the data away and start empty: rm -rf {folder.Path}
                """
            );
    }

    private async Task InitialiseAsync(PostgresProgram program, CancellationToken ct)
    {
        // What a killed run left half-made.
        var unfinished = folder.In("data.new");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        await folder.WriteSecretAsync("password", spec.Password, ct);
        string[] locale = OperatingSystem.IsMacOS() ? ["--locale=C"] : ["--locale=C.UTF-8"];
        string[] sync = folder.IsThrowAway ? ["--no-sync"] : [];
        var made = await Command.RunAsync(
            folder.Program(
                program.InitDb,
                [
                    $"--pgdata={unfinished}",
                    $"--username={UserName}",
                    $"--pwfile={folder.In("password")}",
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    .. locale,
                    .. sync,
                ]
            ) with
            {
                Environment = Variables,
            },
            ct,
            onLine
        );
        File.Delete(folder.In("password"));
        if (!made.Succeeded)
        {
            throw DiskFull.IsMeantBy(made.Lines)
                ? DiskFull.For(spec, folder.Path)
                : new ServerUnavailableException($"'{spec.ResourceName}' has no data folder: {made.LastWords}");
        }

        Directory.Move(unfinished, data);
        await KnownLogin.RememberAsync(folder, ct);
    }

    /// <summary>
    /// Our locks say that no server uses this folder, so the process id that a killed one left may be anybody's.
    /// One that is PostgreSQL after all may use the folder still, and is left to PostgreSQL's own check.
    /// </summary>
    private async Task ForgetStaleProcessAsync(CancellationToken ct)
    {
        var file = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(file))
        {
            return;
        }

        var lines = await File.ReadAllLinesAsync(file, ct);
        if (int.TryParse(lines.FirstOrDefault(), CultureInfo.InvariantCulture, out var id) && IsAnother(id))
        {
            File.Delete(file);
        }
    }

    private static bool IsAnother(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Gives old data the login of today, in the mode that asks for no password.</summary>
    private async Task SetLoginAsync(PostgresProgram program, CancellationToken ct)
    {
        await folder.WriteSecretAsync("login.sql", PostgresLogin.Sql(UserName, spec.Password), ct);
        var set = await Command.RunAsync(
            folder.Program(
                "/bin/sh",
                "-c",
                """exec "$0" --single -D "$1" postgres <"$2" """,
                program.Server,
                data,
                folder.In("login.sql")
            ) with
            {
                Environment = Variables,
            },
            ct
        );
        File.Delete(folder.In("login.sql"));
        if (!PostgresLogin.WasSet(set))
        {
            throw new ServerUnavailableException(
                $"The password of '{spec.ResourceName}' in {folder.Path} could not be set: {set.LastWords}"
            );
        }

        await KnownLogin.RememberAsync(folder, ct);
    }

    private IEnumerable<string> Settings()
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = spec.Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["max_connections"] = "400",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            // The images' defaults otherwise; but data that dies with the run needs no protection.
            ["fsync"] = folder.IsThrowAway ? "off" : "on",
            ["full_page_writes"] = folder.IsThrowAway ? "off" : "on",
        };
        return settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" });
    }
}
