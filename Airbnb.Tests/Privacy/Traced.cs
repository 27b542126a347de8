using System.IO.Compression;
using System.Text;

namespace Airbnb.Tests.Privacy;

/// <summary>Looks for what is left of somebody, wherever anything is kept.</summary>
public static class Traced
{
    /// <summary>Every column that could hold words, of every table: none is named here, so that none is forgotten.</summary>
    private const string Columns = """
        SELECT c.relname || '.' || a.attname, format('SELECT count(*) FROM %I WHERE %s ~* $1', c.relname,
            CASE a.atttypid WHEN 'bytea'::regtype THEN format('encode(%I, ''escape'')', a.attname)
                ELSE format('%I::text', a.attname) END)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0
        AND NOT a.attisdropped AND (t.typcategory IN ('S', 'A', 'I') OR t.typname IN ('json', 'jsonb', 'bytea', 'xml'))
        """;

    public static Task IsErased(this AirbnbApp app, Person person) =>
        Eventually.True(
            () =>
                app.Scalar<bool>(
                    "SELECT completed_at IS NOT NULL FROM erasures WHERE user_id = $1",
                    person.Client.UserId
                ),
            $"{person.Name} to be forgotten"
        );

    /// <summary>The columns that hold one of the words, in any case.</summary>
    public static async Task<IReadOnlyList<string>> InDatabase(this AirbnbApp app, IEnumerable<string> words)
    {
        var pattern = string.Join('|', words.Select(word => word.Replace("+", "\\+", StringComparison.Ordinal)));
        var found = new List<string>();
        foreach (var (column, count) in await ColumnsOf(app))
            if (await app.Scalar<long>(count, pattern) > 0)
                found.Add(column);
        return found;
    }

    /// <summary>The keys in Redis that are, or hold, one of the words.</summary>
    public static async Task<IReadOnlyList<string>> InRedis(this AirbnbApp app, IEnumerable<string> words)
    {
        using var redis = await app.OpenRedis();
        var (found, looked) = (new List<string>(), words.ToList());
        foreach (var endpoint in redis.GetEndPoints())
        foreach (var key in redis.GetServer(endpoint).Keys())
        {
            var dump = (byte[]?)await redis.GetDatabase().KeyDumpAsync(key) ?? [];
            if (looked.Exists(word => Holds(key.ToString(), word) || Holds(Encoding.Latin1.GetString(dump), word)))
                found.Add(key.ToString());
        }
        return found;
    }

    /// <summary>The photos and copies, of any stack that runs here, whose name or content has one of the words.</summary>
    public static IReadOnlyList<string> InFolders(IEnumerable<string> words)
    {
        var looked = words.ToList();
        var folders = Folders.SelectMany(pattern => Directory.GetDirectories(Path.GetTempPath(), pattern)).ToList();
        Assert.NotEmpty(folders);
        return
        [
            .. folders
                .SelectMany(FilesOf)
                .Where(file => looked.Exists(word => Holds(file, word) || Holds(TextOf(file), word))),
        ];
    }

    private static readonly string[] Folders = ["airbnb-photos-*", "airbnb-exports-*"];

    private static string[] FilesOf(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        }
        catch (DirectoryNotFoundException) when (!Directory.Exists(folder))
        {
            return []; // its stack has stopped
        }
    }

    private static string TextOf(string file)
    {
        try
        {
            // Even while somebody writes it.
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (file.EndsWith(".zip", StringComparison.Ordinal))
                return string.Join('\n', Zipped(stream));
            using var text = new StreamReader(stream, Encoding.Latin1);
            return text.ReadToEnd();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return ""; // deleted since it was listed
        }
    }

    private static IEnumerable<string> Zipped(Stream file)
    {
        using var zip = new ZipArchive(file);
        foreach (var entry in zip.Entries)
        {
            using var text = new StreamReader(entry.Open());
            yield return text.ReadToEnd();
        }
    }

    private static async Task<List<(string Column, string Count)>> ColumnsOf(AirbnbApp app)
    {
        await using var command = app.Database.CreateCommand(Columns);
        await using var rows = await command.ExecuteReaderAsync();
        var columns = new List<(string, string)>();
        while (await rows.ReadAsync())
            columns.Add((rows.GetString(0), rows.GetString(1)));
        return columns;
    }

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
