using Npgsql;

namespace Airbnb.Tests.Persistence;

/// <summary>The journal as the database keeps it, against raw SQL of its own owner.</summary>
public sealed class JournalTests(SharedStack stack) : SharedStackTests(stack)
{
    private const string Entry =
        "INSERT INTO journal_entries (id, kind, operation_id, booking_id, at) VALUES ($1, 'test', gen_random_uuid(), $2, now())";

    [Theory]
    [InlineData("no lines")]
    [InlineData("one line", "('guest', 100, 'EUR')")]
    [InlineData("off by one", "('guest', 100, 'EUR')", "('clearing', -99, 'EUR')")]
    [InlineData("two currencies", "('guest', 100, 'EUR')", "('clearing', -100, 'USD')")]
    [InlineData("one currency off", "('guest', 1, 'EUR')", "('clearing', -1, 'EUR')", "('guest', 1, 'USD')")]
    public async Task An_entry_that_is_not_balanced_is_refused(string what, params string[] lines)
    {
        var refused = await Refusal(async transaction =>
        {
            var entry = await NewEntry(transaction);
            for (var i = 0; i < lines.Length; i++)
                await AddLine(transaction, entry, i + 1, lines[i]);
        });

        Assert.True(refused.SqlState == PostgresErrorCodes.CheckViolation, $"{what}: {refused.Message}");
    }

    [Fact]
    public async Task A_line_added_later_is_refused()
    {
        var held = await Given.Confirmed();
        var entry = await App.Scalar<Guid>("SELECT id FROM journal_entries WHERE booking_id = $1 LIMIT 1", held.Id);

        var refused = await Refusal(transaction => AddLine(transaction, entry, 99, "('guest', 1, 'EUR')"));

        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Fact]
    public async Task Not_even_the_owner_rewrites_the_past()
    {
        await Given.Confirmed();
        foreach (
            var statement in new[]
            {
                "UPDATE journal_entries SET kind = 'other'",
                "UPDATE journal_lines SET amount = amount * 2",
                "DELETE FROM journal_lines",
                "DELETE FROM journal_entries",
                "TRUNCATE journal_lines",
                "TRUNCATE journal_entries CASCADE",
                "DELETE FROM booking_timeline",
                "UPDATE booking_timeline SET amount = 0",
                "UPDATE audit_entries SET why = ''",
                "DELETE FROM audit_entries",
                "TRUNCATE audit_entries",
            }
        )
            Assert.Contains("append-only", (await RefusalOf(statement)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_movement_is_booked_once()
    {
        var held = await Given.Confirmed();

        var refused = await Refusal(async transaction =>
        {
            await using var command = new NpgsqlCommand(
                """
                INSERT INTO journal_entries (id, kind, operation_id, booking_id, at)
                SELECT gen_random_uuid(), kind, operation_id, booking_id, at FROM journal_entries WHERE booking_id = $1
                """,
                transaction.Connection,
                transaction
            )
            {
                Parameters = { new NpgsqlParameter { Value = held.Id } },
            };
            await command.ExecuteNonQueryAsync();
        });

        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
    }

    /// <summary>
    /// TRUNCATE wants tables for itself on which others work. It gives up before anybody looks for a deadlock, and comes
    /// back.
    /// </summary>
    private Task<PostgresException> RefusalOf(string statement) =>
        Eventually.Get(
            async () =>
            {
                var refused = await Refusal(transaction =>
                    Run(transaction, $"SET LOCAL lock_timeout = '200ms'; {statement}")
                );
                return refused.SqlState is PostgresErrorCodes.LockNotAvailable ? null : refused;
            },
            $"{statement} to be refused"
        );

    private async Task<Guid> NewEntry(NpgsqlTransaction transaction)
    {
        var (id, held) = (Guid.CreateVersion7(), await Given.Held());
        await using var command = new NpgsqlCommand(Entry, transaction.Connection, transaction)
        {
            Parameters =
            {
                new NpgsqlParameter { Value = id },
                new NpgsqlParameter { Value = held.Id },
            },
        };
        await command.ExecuteNonQueryAsync();
        return id;
    }

    private static Task AddLine(NpgsqlTransaction transaction, Guid entry, int number, string line) =>
        Run(
            transaction,
            FormattableString.Invariant(
                $"INSERT INTO journal_lines (entry_id, line, account, amount, currency) SELECT '{entry}', {number}, * FROM (VALUES {line}) AS l"
            )
        );

    private static async Task Run(NpgsqlTransaction transaction, string sql)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<PostgresException> Refusal(Func<NpgsqlTransaction, Task> work)
    {
        await using var connection = await App.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        return await Assert.ThrowsAsync<PostgresException>(async () =>
        {
            await work(transaction);
            await transaction.CommitAsync();
        });
    }
}
