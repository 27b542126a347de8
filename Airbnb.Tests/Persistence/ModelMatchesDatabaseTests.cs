using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Airbnb.Tests.Persistence;

/// <summary>Migrations are written by hand: what they make must be what the entities say.</summary>
public sealed class ModelMatchesDatabaseTests(SharedStack stack) : SharedStackTests(stack)
{
    /// <summary>What EF has no words for, or needs no name for: made by the migrations alone.</summary>
    private static readonly string[] InDatabaseAlone =
    [
        "listings_newest",
        "listings_by_price",
        "listings_on_the_map",
        "listings_by_rating",
        "listings_by_words",
        "listings_by_amenities",
        "search_words_by_likeness",
        "occupied_by_end",
        "night_prices_by_end",
        "stay_rules_by_end",
        "occupied_no_overlap",
        "occupied_room_to_prepare",
        "night_prices_no_overlap",
        "stay_rules_no_overlap",
        "UNIQUE listing_photos_in_order",
        "ix_reviews_by_score",
    ];

    /// <summary>What no entity may reach: reviews that are not published yet.</summary>
    private const string Sealed = "sealed_reviews";

    /// <summary>Foreign keys that the index of a constraint serves, which EF does not know.</summary>
    private static readonly string[] InModelAlone =
    [
        "ix_occupied_listing_id",
        "ix_night_prices_listing_id",
        "ix_stay_rules_listing_id",
        "ix_listing_photos_listing_id",
    ];

    [Fact]
    public async Task Tables_are_the_same() =>
        Same(
            Tables(table => [table.Name]),
            await Rows(
                """
                SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
                AND relname <> '__EFMigrationsHistory'
                """
            )
        );

    [Fact]
    public async Task No_entity_reaches_reviews_that_are_not_published()
    {
        Assert.DoesNotContain(Sealed, Tables(table => [table.Name]));
        Assert.Contains(Sealed, await Rows("SELECT relname FROM pg_class WHERE relkind = 'r'"));
    }

    [Fact]
    public async Task Columns_are_the_same_in_name_type_and_nullability() =>
        Same(
            Tables(table =>
                table.Columns.Select(column =>
                    $"{table.Name}.{column.Name} {NameOf(column.StoreTypeMapping.StoreType)}"
                    + (column.IsNullable ? "" : " NOT NULL")
                )
            ),
            await Rows(
                """
                SELECT format('%s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                              CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END)
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0
                AND NOT a.attisdropped AND c.relname <> '__EFMigrationsHistory'
                """
            )
        );

    [Fact]
    public async Task Primary_keys_are_the_same() =>
        Same(
            Tables(table => [$"{table.Name} {table.PrimaryKey!.Name} ({Names(table.PrimaryKey.Columns)})"]),
            await Rows(
                """
                SELECT format('%s %s (%s)', c.conrelid::regclass, c.conname, string_agg(a.attname, ', ' ORDER BY k.at))
                FROM pg_constraint c CROSS JOIN unnest(c.conkey) WITH ORDINALITY AS k (number, at)
                JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number
                WHERE c.contype = 'p' AND c.connamespace = 'public'::regnamespace
                AND c.conrelid <> '"__EFMigrationsHistory"'::regclass
                GROUP BY c.oid, c.conrelid, c.conname
                """
            )
        );

    [Fact]
    public async Task Foreign_keys_are_the_same() =>
        Same(
            Tables(table =>
                table.ForeignKeyConstraints.Select(key =>
                    $"{table.Name} ({Names(key.Columns)}) -> {key.PrincipalTable.Name} ({Names(key.PrincipalColumns)})"
                )
            ),
            await Rows(
                """
                SELECT format('%s (%s) -> %s (%s)', c.conrelid::regclass,
                              string_agg(a.attname, ', ' ORDER BY k.at), c.confrelid::regclass,
                              string_agg(b.attname, ', ' ORDER BY k.at))
                FROM pg_constraint c CROSS JOIN unnest(c.conkey, c.confkey) WITH ORDINALITY AS k (number, other, at)
                JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number
                JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.other
                WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
                GROUP BY c.oid, c.conrelid, c.confrelid
                """
            )
        );

    [Fact]
    public async Task Indexes_are_the_same() =>
        Same(
            Tables(table =>
                table
                    .Indexes.Where(index => !InModelAlone.Contains(index.Name))
                    .Select(index =>
                        $"{(index.IsUnique ? "UNIQUE " : "")}{index.Name} ({Names(index.Columns)})"
                        + (index.Filter is null ? "" : " WHERE")
                    )
            ),
            (
                await Rows(
                    """
                    SELECT format('%s%s (%s)%s', CASE WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END, c.relname,
                                  (SELECT string_agg(a.attname, ', ' ORDER BY k.at)
                                   FROM unnest(i.indkey) WITH ORDINALITY AS k (number, at)
                                   JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number),
                                  CASE WHEN i.indpred IS NULL THEN '' ELSE ' WHERE' END)
                    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                    WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisprimary
                    """
                )
            ).Where(index => !InDatabaseAlone.Any(name => index.StartsWith(name + " ", StringComparison.Ordinal)))
        );

    [Fact]
    public async Task Every_foreign_key_is_served_by_an_index() =>
        Assert.Empty(
            await Rows(
                """
                SELECT c.conrelid::regclass || '.' || c.conname FROM pg_constraint c
                WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND NOT EXISTS (
                    SELECT FROM pg_index i WHERE i.indrelid = c.conrelid
                    AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
                """
            )
        );

    [Fact]
    public async Task Every_migration_was_applied()
    {
        await using var db = App.OpenDb();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    private IEnumerable<string> Tables(Func<ITable, IEnumerable<string>> describe)
    {
        using var db = App.OpenDb();
        return [.. db.Model.GetRelationalModel().Tables.SelectMany(describe)];
    }

    private static string Names(IEnumerable<IColumnBase> columns) =>
        string.Join(", ", columns.Select(column => column.Name));

    /// <summary>As <c>format_type</c> has it.</summary>
    private static string NameOf(string storeType) => storeType == "char(3)" ? "character(3)" : storeType;

    private static void Same(IEnumerable<string> model, IEnumerable<string> database)
    {
        var (inModel, inDatabase) = (
            model.ToHashSet(StringComparer.Ordinal),
            database.Where(item => !item.Contains(Sealed, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal)
        );
        var differences = inModel
            .Except(inDatabase, StringComparer.Ordinal)
            .Select(item => $"only in the model:    {item}")
            .Concat(inDatabase.Except(inModel, StringComparer.Ordinal).Select(item => $"only in the database: {item}"))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(inModel);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private async Task<List<string>> Rows(string sql)
    {
        await using var command = App.Database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
            texts.Add(rows.GetString(0));
        return texts;
    }
}
