using Npgsql;

namespace Airbnb.Tests.Persistence;

/// <summary>What API and Worker cannot do to the database, whatever they are made to send.</summary>
public sealed class DatabaseRolesTests(SharedStack stack) : SharedStackTests(stack)
{
    private static readonly string[] Roles = ["airbnb-api", "airbnb-worker"];

    private static readonly string[] Forbidden =
    [
        "ALTER TABLE bookings ADD COLUMN gift int",
        "ALTER TABLE occupied DROP CONSTRAINT occupied_no_overlap",
        "ALTER TABLE journal_lines DISABLE TRIGGER ALL",
        "DROP TABLE journal_lines",
        "DROP TRIGGER journal_lines_append_only ON journal_lines",
        "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "TRUNCATE bookings CASCADE",
        "CREATE TABLE own (id int)",
        "UPDATE journal_lines SET amount = amount + 1",
        "UPDATE journal_entries SET at = now()",
        "DELETE FROM journal_lines",
        "DELETE FROM journal_entries",
        "DELETE FROM booking_timeline",
        "UPDATE booking_timeline SET why = ''",
        "UPDATE gateway_movements SET amount = 0",
        "DELETE FROM gateway_movements",
        "UPDATE written_reviews SET written_at = now()",
        "DELETE FROM written_reviews",
        "UPDATE sealed_reviews SET text = ''",
        "UPDATE reviews SET text = ''",
        "UPDATE reviews SET scores_overall = 5",
        "DELETE FROM reviews",
        "UPDATE review_replies SET text = ''",
        "DELETE FROM review_replies",
        "UPDATE review_moderation SET reason = ''",
        "DELETE FROM review_moderation",
        "UPDATE messages SET text = ''",
        "DELETE FROM messages",
        "DELETE FROM message_deliveries",
        "UPDATE standings SET superhost = true",
        "DELETE FROM standings",
        "UPDATE audit_entries SET why = ''",
        "DELETE FROM audit_entries",
        "UPDATE consents SET is_given = true",
        "DELETE FROM consents",
        "SELECT erase_traces(gen_random_uuid(), 'Ann')",
        "TRUNCATE journal_lines",
        "SET session_replication_role = replica",
        "COPY users TO PROGRAM 'cat'",
        "SELECT pg_read_file('/etc/passwd')",
        "CREATE ROLE friend SUPERUSER",
        "ALTER ROLE airbnb_api SUPERUSER",
        "ALTER ROLE airbnb_worker SUPERUSER",
        "SET ROLE postgres",
        "DELETE FROM \"__EFMigrationsHistory\"",
    ];

    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var role in Roles)
        foreach (var statement in Forbidden)
            all.Add(role, statement);
        return all;
    }

    /// <summary>Nobody who answers requests can open what is sealed, or publish it.</summary>
    [Theory]
    [InlineData("SELECT * FROM sealed_reviews")]
    [InlineData("SELECT count(*) FROM sealed_reviews")]
    [InlineData("SELECT text FROM sealed_reviews")]
    [InlineData("DELETE FROM sealed_reviews")]
    [InlineData("INSERT INTO sealed_reviews DEFAULT VALUES RETURNING text")]
    [InlineData("COPY sealed_reviews TO STDOUT")]
    [InlineData("INSERT INTO reviews DEFAULT VALUES")]
    public Task Sealed_reviews_are_not_for_the_api(string statement) =>
        Forbidden_statements_are_refused("airbnb-api", statement);

    [Theory]
    [InlineData("INSERT INTO sealed_reviews DEFAULT VALUES")]
    public Task Nor_does_the_worker_write_any(string statement) =>
        Forbidden_statements_are_refused("airbnb-worker", statement);

    [Theory]
    [MemberData(nameof(All))]
    public async Task Forbidden_statements_are_refused(string role, string statement)
    {
        await using var connection = new NpgsqlConnection(await App.ConnectionString(role));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(statement, connection, transaction);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("airbnb-api")]
    [InlineData("airbnb-worker")]
    public async Task A_role_is_nothing_special_and_owns_nothing(string role)
    {
        var user = new NpgsqlConnectionStringBuilder(await App.ConnectionString(role)).Username!;

        Assert.False(
            await App.Scalar<bool>(
                """
                SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls
                    OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid)
                    OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid)
                    OR EXISTS (SELECT FROM pg_proc p WHERE p.proowner = r.oid)
                FROM pg_roles r WHERE rolname = $1
                """,
                user
            )
        );
    }

    public override Task DisposeAsync() => Task.CompletedTask; // nothing was changed
}
