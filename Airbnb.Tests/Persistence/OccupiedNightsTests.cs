using Npgsql;

namespace Airbnb.Tests.Persistence;

/// <summary>No double booking is a property of the database: raw SQL cannot make one.</summary>
public sealed class OccupiedNightsTests(SharedStack stack) : SharedStackTests(stack)
{
    [Theory]
    [InlineData("stay", "stay")]
    [InlineData("hold", "stay")]
    [InlineData("stay", "block")]
    [InlineData("block", "import")]
    [InlineData("import", "hold")]
    public async Task Whatever_has_a_night_keeps_it(string first, string second)
    {
        var home = await Given.Home();
        await using var transaction = await Begin();
        await Insert(transaction, home, first, "[2030-05-01,2030-05-04)");

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            Insert(transaction, home, second, "[2030-05-03,2030-05-06)")
        );

        Assert.Equal(PostgresErrorCodes.ExclusionViolation, refused.SqlState);
        Assert.StartsWith("occupied_", refused.ConstraintName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preparation_is_kept_between_stays_and_not_against_blocks()
    {
        var home = await Given.Home();
        await using var transaction = await Begin();
        await Insert(transaction, home, "stay", "[2030-05-01,2030-05-04)", "[2030-05-01,2030-05-06)");
        await Insert(transaction, home, "block", "[2030-05-04,2030-05-05)", null);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            Insert(transaction, home, "stay", "[2030-05-05,2030-05-07)", "[2030-05-05,2030-05-09)")
        );

        Assert.Equal("occupied_room_to_prepare", refused.ConstraintName);
    }

    [Theory]
    [InlineData("stay", "empty", "empty")]
    [InlineData("stay", "[2030-05-01,)", "[2030-05-01,)")]
    [InlineData("stay", "(,2030-05-01)", "(,2030-05-01)")]
    [InlineData("stay", "[2030-05-01,2030-05-04)", null)] // without padding it could stand next to a stay
    [InlineData("stay", "[2030-05-01,2030-05-04)", "[2030-05-02,2030-05-04)")]
    [InlineData("block", "[2030-05-01,2030-05-04)", "[2030-05-01,2030-05-04)")]
    [InlineData("party", "[2030-05-01,2030-05-04)", null)]
    public async Task Nights_that_make_no_sense_are_refused(string kind, string nights, string? padded)
    {
        var home = await Given.Home();
        await using var transaction = await Begin();

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            Insert(transaction, home, kind, nights, padded)
        );

        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Fact]
    public async Task Next_to_each_other_and_at_different_homes_is_fine()
    {
        var (one, other) = (await Given.Home(), await Given.Home());
        await using var transaction = await Begin();

        await Insert(transaction, one, "stay", "[2030-05-01,2030-05-04)", "[2030-05-01,2030-05-04)");
        await Insert(transaction, one, "stay", "[2030-05-04,2030-05-06)", "[2030-05-04,2030-05-06)");
        await Insert(transaction, other, "stay", "[2030-05-01,2030-05-04)", "[2030-05-01,2030-05-04)");
    }

    /// <summary>As the API's own role, and rolled back at the end: it is not there for others to trip over.</summary>
    private async Task<NpgsqlTransaction> Begin()
    {
        var connection = new NpgsqlConnection(await App.ConnectionString("airbnb-api"));
        await connection.OpenAsync();
        return await connection.BeginTransactionAsync();
    }

    /// <summary>Without preparation: a guest's nights are padded with nothing, others are not padded.</summary>
    private static Task Insert(NpgsqlTransaction transaction, Home home, string kind, string nights) =>
        Insert(transaction, home, kind, nights, kind is "hold" or "stay" ? nights : null);

    private static async Task Insert(
        NpgsqlTransaction transaction,
        Home home,
        string kind,
        string nights,
        string? padded
    )
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO occupied (id, listing_id, kind, source_id, nights, padded)
            VALUES (gen_random_uuid(), $1, $2, gen_random_uuid(), $3::daterange, $4::daterange)
            """,
            transaction.Connection,
            transaction
        )
        {
            Parameters =
            {
                new NpgsqlParameter { Value = home.Id },
                new NpgsqlParameter { Value = kind },
                new NpgsqlParameter { Value = nights },
                new NpgsqlParameter { Value = (object?)padded ?? DBNull.Value },
            },
        };
        await command.ExecuteNonQueryAsync();
    }
}
