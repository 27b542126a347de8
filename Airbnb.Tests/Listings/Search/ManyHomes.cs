using System.Runtime.CompilerServices;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Search;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Airbnb.Tests.Listings.Search;

/// <summary>A database of its own with a great many homes, five stays each.</summary>
public sealed class ManyHomes : IAsyncDisposable
{
    private readonly string connection;

    private ManyHomes(string connection) => this.connection = connection;

    /// <param name="connection">Of the server.</param>
    public static async Task<ManyHomes> On(NpgsqlConnectionStringBuilder connection, int count)
    {
        connection.Database = $"plans_{Guid.NewGuid():N}";
        connection.CommandTimeout = 600;
        var many = new ManyHomes(connection.ConnectionString);
        await using var db = many.Open();
        await db.Database.MigrateAsync();
        db.Add(SearchDatabase.Person("host"));
        await db.SaveChangesAsync();
        await Run(db, (await Sql("ManyHomes")).Replace("$1", $"{count}", StringComparison.Ordinal));
        await Run(db, await Sql("ManyNights"));
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
        return many;
    }

    public AirbnbDb Open(params IInterceptor[] interceptors) =>
        new(
            (DbContextOptions<AirbnbDb>)
                new DbContextOptionsBuilder<AirbnbDb>()
                    .UseNpgsql(connection)
                    .ForAirbnb()
                    .AddInterceptors(interceptors)
                    .Options
        );

    /// <summary>Where homes can be found, those with the most first.</summary>
    public async Task<IReadOnlyList<Town>> Towns()
    {
        await using var db = Open();
        return await db
            .Database.SqlQuery<Town>(
                $"""
                SELECT place_city AS "Name", count(*)::int AS "Homes",
                    min(public_longitude) AS "West", min(public_latitude) AS "South",
                    max(public_longitude) AS "East", max(public_latitude) AS "North"
                FROM listings WHERE status = 'published' GROUP BY place_city ORDER BY 2 DESC
                """
            )
            .ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await using var db = Open();
        NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
        await db.Database.EnsureDeletedAsync();
    }

    /// <summary>Braces in it are its own.</summary>
    private static Task Run(AirbnbDb db, string sql) =>
        db.Database.ExecuteSqlRawAsync(
            sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
        );

    private static Task<string> Sql(string name) =>
        File.ReadAllTextAsync(Path.Combine(Root(), "Airbnb.Tests", "Listings", "Search", $"{name}.sql"));

    /// <summary>Of the repository.</summary>
    public static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}

/// <param name="Homes">That are open.</param>
public sealed record Town(string Name, int Homes, double West, double South, double East, double North)
{
    public MapBox Box => new(West, South, East, North);
    public Position Centre => new((South + North) / 2, (West + East) / 2);
}
