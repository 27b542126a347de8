namespace Aspire.Hosting.Servers;

/// <summary>What each kind of server is called by people, Debian, Homebrew and the operating system.</summary>
internal static class ServerNames
{
    public static string Display(this ServerKind kind) => kind == ServerKind.Postgres ? "PostgreSQL" : kind.ToString();

    public static string DebianPackage(this ServerKind kind) =>
        kind switch
        {
            ServerKind.Postgres => "postgresql",
            ServerKind.Redis => "redis-server",
            _ => "rabbitmq-server",
        };

    public static string HomebrewFormula(this ServerKind kind) =>
        kind switch
        {
            ServerKind.Postgres => "postgresql@17",
            ServerKind.Redis => "redis",
            _ => "rabbitmq",
        };

    /// <summary>Debian's packages make these; Postgres and RabbitMQ will not run as root.</summary>
    public static string SystemUser(this ServerKind kind) =>
        kind switch
        {
            ServerKind.Postgres => "postgres",
            ServerKind.Redis => "redis",
            _ => "rabbitmq",
        };

    public static string List(this IEnumerable<ServerKind> kinds)
    {
        var names = kinds.Select(Display).ToArray();
        return names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
