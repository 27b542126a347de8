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

    [Theory]
    [InlineData("UPDATE journal_entries SET kind = 'other'")]
    [InlineData("UPDATE journal_lines SET amount = amount * 2")]
    [InlineData("DELETE FROM journal_lines")]
    [InlineData("DELETE FROM journal_entries")]
    [InlineData("TRUNCATE journal_lines")]
    [InlineData("TRUNCATE journal_entries CASCADE")]
    [InlineData("DELETE FROM booking_timeline")]
    [InlineData("UPDATE booking_timeline SET amount = 0")]
    public async Task Not_even_the_owner_rewrites_the_past(string statement)
    {
        await Given.Confirmed();

        var refused = await Refusal(transaction => Run(transaction, statement));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
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
