using System.Runtime.CompilerServices;
using Airbnb.Core.Accounts;
using Airbnb.Core.Persistence;
using Airbnb.Core.Privacy.Exports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Airbnb.Tests.Privacy;

/// <summary>docs/privacy.md names every column that holds, or could hold, something about a person.</summary>
public sealed class DataMapTests
{
    private static readonly string[] CouldHoldWords =
    [
        "text",
        "varchar",
        "character varying",
        "jsonb",
        "bytea",
        "inet",
    ];

    /// <summary>Which no entity maps.</summary>
    private static readonly string[] Unmapped = ["sealed_reviews.text", "sealed_reviews.language", "sealed_reviews.by"];

    /// <summary>In the copy because they are the host's all the same.</summary>
    private static readonly string[] AboutNobody = ["listing_views", "stay_rules"];

    private static readonly string[][] Rows =
    [
        .. File.ReadAllLines(PathOfMap())
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];

    [Fact]
    public void Every_column_that_could_be_about_somebody_is_in_the_map()
    {
        var named = Rows.SelectMany(ColumnsOf).ToList();

        Assert.Empty(ColumnsOfModel(IsAboutSomebody).Concat(Unmapped).Except(named, StringComparer.Ordinal));
        Assert.Empty(named.Except(ColumnsOfModel(_ => true).Concat(Unmapped), StringComparer.Ordinal));
        Assert.Equal(named.Count, named.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_map_says_what_becomes_of_each() => Assert.All(Rows, row => Assert.DoesNotContain("", row[1..]));

    [Fact]
    public void What_it_says_is_in_the_copy_is_a_file_of_it()
    {
        var files = ExportSections.All.Select(section => section.Name).ToList();
        Assert.Equal(files.Distinct(StringComparer.Ordinal), files);
        var named = Rows.Where(row => row.Length == 6).SelectMany(row => row[5].Split(", ")).Where(file => file != "–");

        Assert.Equal(
            files.Except(AboutNobody).Order(StringComparer.Ordinal),
            named.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>A first cell of <c>`users`</c>, a second of <c>`name`, `bio`</c>.</summary>
    private static IEnumerable<string> ColumnsOf(string[] row) =>
        row[1].Split(", ").Select(column => $"{row[0].Trim('`')}.{column.Trim('`')}");

    private static List<string> ColumnsOfModel(Func<IColumn, bool> of)
    {
        using var db = new AirbnbDb(
            (DbContextOptions<AirbnbDb>)new DbContextOptionsBuilder<AirbnbDb>().UseNpgsql("Host=nowhere").Options
        );
        return
        [
            .. db
                .Model.GetRelationalModel()
                .Tables.SelectMany(table => table.Columns.Where(of).Select(c => $"{table.Name}.{c.Name}")),
        ];
    }

    private static bool IsAboutSomebody(IColumn column) =>
        Array.Exists(CouldHoldWords, type => column.StoreType.StartsWith(type, StringComparison.Ordinal))
        || column.PropertyMappings.Any(mapping =>
            mapping.Property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(User))
        );

    private static string PathOfMap([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "privacy.md");
}
