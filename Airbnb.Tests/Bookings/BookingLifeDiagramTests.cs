using System.Text;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;

namespace Airbnb.Tests.Bookings;

/// <summary>The diagram that people read is the table that the code goes by.</summary>
public sealed class BookingLifeDiagramTests
{
    /// <summary>Set to 1, it has the test write the page instead of comparing it.</summary>
    private const string Rewrite = "REWRITE_DOCS";

    [Fact]
    public async Task The_page_shows_every_change_that_the_code_allows()
    {
        var path = Path.Combine(Root(), "docs", "booking-life.md");
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            await File.WriteAllTextAsync(path, Page());

        Assert.True(
            await File.ReadAllTextAsync(path) == Page(),
            $"{path} is not what the table says. Run this test with {Rewrite}=1 to write it anew."
        );
    }

    private static string Page()
    {
        var page = new StringBuilder(
            """
            # The life of a booking

            Written from the table in `Airbnb.Core/Bookings/BookingStatus.cs` by a test, which also compares the two.

            ```mermaid
            stateDiagram-v2
                [*] --> held

            """.ReplaceLineEndings("\n")
        );
        foreach (var (from, to) in BookingLife.Changes)
            page.Append($"    {Text(from)} --> {Text(to)}\n");
        foreach (
            var end in Enum.GetValues<BookingStatus>().Where(status => BookingLife.Changes.All(c => c.From != status))
        )
            page.Append($"    {Text(end)} --> [*]\n");
        return page.Append("```\n").ToString();
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
