using System.Collections.Concurrent;
using System.Diagnostics;
using Airbnb.Core.Access;
using Airbnb.Tests.Http;
using Xunit.Abstractions;

namespace Airbnb.Tests.Access;

/// <summary>
/// Every endpoint of the API, asked by everybody: guests, hosts and co-hosts of a home, strangers to it, and staff. The
/// table in docs/permissions.md is written by this test, and compared by it ever after.
/// </summary>
[Collection(Alone.Name)]
public sealed class PermissionMatrixTests(SharedStack stack, ITestOutputHelper output) : StackTests(stack)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();

    /// <summary>Set to 1, it has the test write the page instead of comparing it.</summary>
    private const string Rewrite = "REWRITE_DOCS";

    private const string Begin = "<!-- Written by PermissionMatrixTests: REWRITE_DOCS=1 does it anew. -->\n";
    private const int AtOnce = 6;

    /// <summary>Refusals of others than of those who may not at all.</summary>
    private static readonly string[] OfBusiness =
    [
        "alteration.own_proposal",
        "events.last_id_invalid",
        "webhook.signature_invalid",
    ];

    [Fact]
    public async Task Everybody_gets_what_the_table_gives_them_and_nothing_else()
    {
        var matrix = await Prepare();

        var refusals = await Refused(matrix);
        await Allowed(matrix);

        await Compare(matrix.Written(refusals));
    }

    private async Task<Matrix> Prepare()
    {
        var document = (await App.Anonymous.Get("/openapi/v1.json")).Is(200).Json;
        var world = await World.In(App);
        var people = await Persona.All(App, world);
        await App.InvariantsHold(); // nothing is under way
        Told("prepared");
        return Matrix.Of(world, people, document);
    }

    /// <summary>Who may not is told so, and has changed nothing with all their tries.</summary>
    private async Task<IReadOnlyDictionary<Cell, int>> Refused(Matrix matrix)
    {
        var (refusals, wrong) = (new ConcurrentDictionary<Cell, int>(), new ConcurrentBag<string>());
        await App.PutOff();
        var before = await App.Contents();
        await Each(
            matrix.Cells.Where(cell => !cell.IsAllowed),
            async cell =>
            {
                var answer = await matrix.Send(cell);
                refusals[cell] = answer.Status;
                var isRight = cell.Who.IsAnonymous ? answer.Status is 401 : answer.Status is 403 or 404;
                if (!isRight || answer.MediaType != "application/problem+json")
                    wrong.Add($"{cell} was let in: {answer.Status} {answer.Body}");
            }
        );
        await Each(
            matrix.Crossed(),
            async crossed =>
            {
                var answer = await matrix.Send(crossed.Cell, path: crossed.Path);
                if (answer.Status != 404)
                    wrong.Add($"{crossed.Cell} at their own {crossed.Path}: {answer.Status} {answer.Body}");
            }
        );
        Told("refused");
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
        Assert.Equal(before, await App.Contents());
        return refusals;
    }

    /// <summary>Who may is not kept out, whatever else speaks against their request.</summary>
    private async Task Allowed(Matrix matrix)
    {
        var wrong = new ConcurrentBag<string>();
        var allowed = matrix.Cells.Where(cell => cell.IsAllowed).ToList();
        await Each(allowed.Where(cell => cell.Reads), AsTheyAre);
        Told("read");
        var writes = allowed.Where(cell =>
            !cell.Reads && (cell.Permission is not Permission.UsePublic || cell.Who.IsAnonymous)
        );
        foreach (var some in writes.GroupBy(cell => (cell.Ends, cell.Hides, cell.IsOwn)).OrderBy(some => some.Key))
            if (some.Key is { Ends: true, IsOwn: true })
                await Each(some.GroupBy(cell => cell.Who), OneAfterAnother);
            else
                await Each(await InSessionsOfTheirOwn(some), each => Try(each.Cell, each.Client));
        Told("allowed");
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));

        Task AsTheyAre(Cell cell) => Try(cell, cell.Who.Client);

        // Some of what one does to one's account ends the others of one's sessions.
        async Task OneAfterAnother(IEnumerable<Cell> cells)
        {
            foreach (var cell in cells)
                await Try(cell, await People.Again(App, cell.Who.Client));
        }

        async Task Try(Cell cell, Client client)
        {
            var answer = await matrix.Send(cell, client);
            if (!IsLetIn(matrix, cell, answer))
                wrong.Add($"{cell} was kept out: {answer.Status} {answer.Body}");
        }
    }

    private async Task<IEnumerable<(Cell Cell, Client Client)>> InSessionsOfTheirOwn(IEnumerable<Cell> cells)
    {
        var (nobody, somebody) = (cells.Where(c => c.Who.IsAnonymous), cells.Where(c => !c.Who.IsAnonymous).ToList());
        var clients = await People.Again(App, somebody.ConvertAll(cell => cell.Who.Client));
        return nobody.Select(cell => (cell, cell.Who.Client)).Concat(somebody.Zip(clients));
    }

    private static bool IsLetIn(Matrix matrix, Cell cell, Answer answer) =>
        answer.Status switch
        {
            >= 500 => false,
            400 when cell.Reads || cell.MovesClock => true,
            401 => answer.Code != "session.required",
            400 or 403 => OfBusiness.Contains(answer.Code, StringComparer.Ordinal),
            404 => cell.Ends || matrix.IsAboutNothing(cell),
            _ => true,
        };

    private void Told(string what) => output.WriteLine($"{what} after {clock.Elapsed.TotalSeconds:0.0} s");

    private static Task Each<T>(IEnumerable<T> all, Func<T, Task> act) =>
        Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (one, _) => await act(one)
        );

    private static async Task Compare(string table)
    {
        var path = Path.Combine(Root(), "docs", "permissions.md");
        var page = await File.ReadAllTextAsync(path);
        var start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            await File.WriteAllTextAsync(path, page[..start] + table);
        else
            Assert.True(
                page[start..] == table,
                $"{path} is not what the API does. Run this test with {Rewrite}=1 to write it anew, and read what changed."
            );
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Airbnb.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
