using System.Text;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;

namespace Airbnb.Tests.Bookings;

/// <summary>The diagram that people read is the table that the code goes by.</summary>
public sealed class BookingLifeDiagramTests
{
    /// <summary>Set to 1, it has the test write the page instead of comparing it.</summary>
    private const string Rewrite = "REWRITE_DOCS";

    private const string Begin = "```mermaid\n";
    private const string End = "```\n";

    [Fact]
    public async Task The_page_shows_every_change_that_the_code_allows()
    {
        var path = Path.Combine(Root(), "docs", "booking-life.md");
        var page = await File.ReadAllTextAsync(path);
        var drawn = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, drawn, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            await File.WriteAllTextAsync(path, page[..drawn] + Diagram() + page[end..]);
        else
            Assert.True(
                page[drawn..end] == Diagram(),
                $"{path} is not what the table says. Run this test with {Rewrite}=1 to draw it anew."
            );
    }

    private static string Diagram()
    {
        var diagram = new StringBuilder("stateDiagram-v2\n    [*] --> held\n");
        foreach (var (from, to) in BookingLife.Changes)
            diagram.Append($"    {Text(from)} --> {Text(to)}\n");
        var ends = Enum.GetValues<BookingStatus>().Except(BookingLife.Changes.Select(change => change.From));
        foreach (var end in ends)
            diagram.Append($"    {Text(end)} --> [*]\n");
        return diagram.ToString();
    }

    private static string Text(BookingStatus status) => EnumAsSnakeCase<BookingStatus>.ToText(status);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Airbnb.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
