using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers;

/// <summary>Gives a superuser his password in PostgreSQL's single-user mode, which itself asks for none.</summary>
internal static class PostgresLogin
{
    /// <summary>One command to the line, as that mode reads them.</summary>
    public static string Sql(string userName, string password)
    {
        var (role, name) = (Identifier(userName), Literal(userName));
        return $"""
            DO $do$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {name}) THEN CREATE ROLE {role}; END IF; END $do$
            ALTER ROLE {role} SUPERUSER CREATEDB CREATEROLE REPLICATION BYPASSRLS LOGIN PASSWORD {Literal(password)}

            """;
    }

    /// <summary>A failed command does not end that mode, but it is told.</summary>
    public static bool WasSet(CommandResult result) =>
        result.Succeeded && !result.Lines.Any(line => line.Text.Contains(" ERROR: ", StringComparison.Ordinal));

    private static string Identifier(string word) => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string word) => $"'{word.Replace("'", "''", StringComparison.Ordinal)}'";
}
