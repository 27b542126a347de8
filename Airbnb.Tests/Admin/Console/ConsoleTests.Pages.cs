namespace Airbnb.Tests.Admin.Console;

/// <summary>What all pages have in common.</summary>
public sealed partial class ConsoleTests
{
    private static readonly string[] Pages =
    [
        "/admin",
        "/admin/users",
        "/admin/listings",
        "/admin/bookings",
        "/admin/payments",
        "/admin/payments?show=refunds",
        "/admin/payments?show=payouts",
        "/admin/disputes",
        "/admin/reviews?show=all",
        "/admin/reconciliation",
        "/admin/dead-letters",
        "/admin/deadlines",
        "/admin/outbox",
        "/admin/settings",
        "/admin/rates",
        "/admin/audit",
        "/admin/invariants",
        "/admin/clock",
        "/admin/penalties?state=all",
    ];

    [Theory]
    [InlineData(Desk)]
    [InlineData(Phone)]
    public async Task Every_page_is_whole_and_says_what_it_shows(int width)
    {
        var admin = await Signed(width);
        var faults = new List<string>();
        foreach (var path in Pages)
        {
            var answer = await admin.Open(path);
            if (answer!.Status != 200)
                faults.Add($"{path}: {answer.Status}");
            faults.AddRange(await admin.Faults());
            if (path is "/admin" || width == Desk)
                await Screenshot(admin, Named(path) + (width == Phone ? "-phone" : ""));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_page_is_no_wider_while_its_icons_are_still_on_their_way()
    {
        var admin = await Signed(Phone);
        await admin.Page.RouteAsync("**/*.woff2", font => font.AbortAsync());

        await admin.Open("/admin");

        Assert.Empty(await admin.Faults());
    }

    private static string Named(string path) =>
        path == "/admin"
            ? "overview"
            : path["/admin/".Length..].Replace("?show=", "-", StringComparison.Ordinal).Split('?')[0];
}
