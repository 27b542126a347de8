using System.Globalization;
using System.Text.RegularExpressions;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers.Native;

/// <summary>One installed PostgreSQL; several versions can live side by side.</summary>
internal sealed record PostgresProgram(string Folder, int Version)
{
    public string Server => Path.Combine(Folder, "postgres");
    public string InitDb => Path.Combine(Folder, "initdb");
}

/// <summary>Server programs on this machine: where distributions put them, then on the PATH.</summary>
internal sealed partial class NativePrograms
{
    private static readonly string[] PostgresFolders =
    [
        "/usr/lib/postgresql/*/bin",
        "/usr/pgsql-*/bin",
        "/opt/homebrew/opt/postgresql@*/bin",
        "/usr/local/opt/postgresql@*/bin",
    ];

    private static readonly string[] RabbitPrograms =
    [
        // Debian's own wrapper on the PATH insists on certain users; the scripts proper do not.
        "/usr/lib/rabbitmq/bin/rabbitmq-server",
        "/opt/homebrew/opt/rabbitmq/sbin/rabbitmq-server",
        "/usr/local/opt/rabbitmq/sbin/rabbitmq-server",
    ];

    public bool Has(ServerKind kind) =>
        kind switch
        {
            _ when OperatingSystem.IsWindows() => false,
            ServerKind.Postgres => Postgres().Count > 0,
            ServerKind.Redis => Redis() is not null,
            _ => RabbitMQ() is not null && Epmd() is not null,
        };

    /// <summary>Newest first.</summary>
    public IReadOnlyList<PostgresProgram> Postgres() =>
        [
            .. PostgresFolders
                .SelectMany(Glob)
                .Append(Path.GetDirectoryName(Shell.FindOnPath("postgres")))
                .OfType<string>()
                .Where(folder => Shell.IsThere(Path.Combine(folder, "postgres")))
                .Where(folder => Shell.IsThere(Path.Combine(folder, "initdb")))
                .Select(folder => new PostgresProgram(folder, VersionOf(folder)))
                .DistinctBy(program => program.Version)
                .OrderByDescending(program => program.Version),
        ];

    public string? Redis() => FirstExisting("/usr/bin/redis-server") ?? Shell.FindOnPath("redis-server");

    public string? RabbitMQ() => FirstExisting(RabbitPrograms) ?? Shell.FindOnPath("rabbitmq-server");

    /// <summary>Erlang's port mapper, which RabbitMQ cannot do without.</summary>
    public string? Epmd() =>
        Shell.FindOnPath("epmd")
        ?? FirstExisting("/usr/bin/epmd", "/usr/lib/erlang/bin/epmd", "/opt/homebrew/bin/epmd", "/usr/local/bin/epmd");

    private static string? FirstExisting(params IEnumerable<string> programs) => programs.FirstOrDefault(Shell.IsThere);

    private static IEnumerable<string> Glob(string pattern)
    {
        var star = pattern.Split('*');
        var parent = Path.GetDirectoryName(star[0])!;
        return Directory.Exists(parent)
            ? Directory.GetDirectories(parent, Path.GetFileName(star[0]) + "*").Select(found => found + star[1])
            : [];
    }

    private static int VersionOf(string folder)
    {
        if (InFolderName().Match(folder) is { Success: true } match)
        {
            return int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture);
        }

        var said = Command.RunAsync(CancellationToken.None, Path.Combine(folder, "postgres"), "--version");
        var version = InVersionLine().Match(said.GetAwaiter().GetResult().Output);
        return version.Success ? int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"(postgresql/|pgsql-|postgresql@)(?<major>\d+)/bin$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InFolderName();

    [GeneratedRegex(@"PostgreSQL\) (?<major>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InVersionLine();
}
