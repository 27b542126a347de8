using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Airbnb.Tests.Http;

namespace Airbnb.Tests.Access;

/// <summary>Somebody at an endpoint.</summary>
public sealed record Cell(string Endpoint, Permission Permission, Persona Who, bool IsAllowed)
{
    public string Verb => Endpoint[..Endpoint.IndexOf(' ', StringComparison.Ordinal)];

    public bool Reads => Verb == "GET";
    public bool Ends => Verb == "DELETE" || Endpoint.EndsWith("/erasure", StringComparison.Ordinal);

    /// <summary>What it is about is not there for others any more.</summary>
    public bool Hides => Endpoint.EndsWith("/reviews/{id}/removal", StringComparison.Ordinal);

    /// <summary>Whatever happens to their own account happens to nobody else, and may end their session.</summary>
    public bool IsOwn => Permission is Permission.UseOwn && !Reads;

    /// <summary>Whose good request would move the clock of all tests; who may is told what is missing in it.</summary>
    public bool MovesClock => Endpoint.EndsWith("/admin/clock/advance", StringComparison.Ordinal);

    public override string ToString() => $"{Endpoint} as {Who.Name}";
}

/// <summary>Every endpoint of the document, with what it says it needs, for everybody.</summary>
public sealed class Matrix(World world, IReadOnlyList<Persona> people)
{
    public required IReadOnlyList<Cell> Cells { get; init; }

    public static Matrix Of(World world, IReadOnlyList<Persona> people, JsonElement document)
    {
        var cells = new List<Cell>();
        foreach (var (endpoint, permission) in Needs(document))
        foreach (var person in people)
            cells.Add(
                new Cell(endpoint, permission, person, person.May(permission, endpoint, Samples.All[endpoint](world)))
            );
        return new Matrix(world, people) { Cells = cells };
    }

    /// <summary>The good request to the endpoint, in somebody's name.</summary>
    public async Task<Answer> Send(Cell cell, Client? inPlace = null, string? path = null)
    {
        var sample = Samples.All[cell.Endpoint](world);
        var bytes = sample.Body is null ? sample.File?.Bytes : Encoding.UTF8.GetBytes(sample.Body.ToJsonString());
        ByteArrayContent? content = null;
        if (cell is { IsAllowed: true, MovesClock: true })
            bytes = "{}"u8.ToArray();
        if (bytes is not null)
        {
            content = new ByteArrayContent(bytes);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(
                sample.Body is null ? sample.File?.Type ?? "application/json" : "application/json"
            );
        }
        (string, string)[] headers = IsStream(cell) ? [("Last-Event-ID", "none")] : sample.Headers; // or it never ends
        return await (inPlace ?? cell.Who.Client).Send(
            sample.Method,
            path ?? sample.Path + sample.Query,
            content,
            headers
        );
    }

    /// <summary>Whether the good request is about something that is not there, such as an id made up just now.</summary>
    public bool IsAboutNothing(Cell cell) =>
        Samples.All[cell.Endpoint](world).Path != Samples.All[cell.Endpoint](world).Path
        || cell.Permission is Permission.UsePublic // links and tokens that lead nowhere
        || !cell.Endpoint.Contains('{', StringComparison.Ordinal); // what they have not set up yet

    /// <summary>What is somebody's, at what is another's: the route names two ids that do not belong together.</summary>
    public IEnumerable<(Cell Cell, string Path)> Crossed() =>
        from cell in Cells
        let sample = Samples.All[cell.Endpoint](world)
        where
            sample.OthersPath is not null
            && cell.Endpoint.Count(sign => sign == '{') == 2
            && !cell.Endpoint.Contains("wishlists", StringComparison.Ordinal) // saves any home
            && cell.Who.Client.UserId == (sample.Caller == world.Host ? world.OtherHost : world.OtherGuest).UserId
        select (cell, sample.OthersPath);

    /// <summary>The rows of the table that people read.</summary>
    public string Written(IReadOnlyDictionary<Cell, int> refusals)
    {
        var table = new StringBuilder("| endpoint | needs |");
        foreach (var person in people)
            table.Append($" {person.Name} |");
        table.Append("\n|---|---|").Insert(table.Length, ":-:|", people.Count).Append('\n');
        foreach (var row in Cells.GroupBy(cell => cell.Endpoint, StringComparer.Ordinal))
        {
            table.Append($"| `{row.Key.Replace("/api/v1", "", StringComparison.Ordinal)}` | {Name(row.First())} |");
            foreach (var cell in row)
                table.Append(cell.IsAllowed ? " ✓ |" : $" {refusals[cell]} |");
            table.Append('\n');
        }
        return table.ToString();
    }

    private static string Name(Cell cell) => EnumAsSnakeCase<Permission>.ToText(cell.Permission);

    private static bool IsStream(Cell cell) => cell.Endpoint.EndsWith("/threads/events", StringComparison.Ordinal);

    private static IEnumerable<(string Endpoint, Permission Permission)> Needs(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from verb in path.Value.EnumerateObject()
        let endpoint = $"{verb.Name.ToUpperInvariant()} {path.Name}"
        select (endpoint, PermissionOf(endpoint, verb.Value));

    private static Permission PermissionOf(string endpoint, JsonElement operation)
    {
        Assert.True(
            operation.TryGetProperty("x-permission", out var needed),
            $"{endpoint} does not say what one needs to use it: route.Needs(Permission.…) in its Description."
        );
        Assert.True(
            Samples.All.ContainsKey(endpoint),
            $"{endpoint} has no good request in Samples, so nobody has tried who may use it."
        );
        return EnumAsSnakeCase<Permission>.FromText(needed.GetString()!);
    }
}
