using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Sessions;
using Microsoft.Playwright;

namespace Airbnb.Tests.Admin.Console;

/// <summary>Who looks at the console, and through what.</summary>
public sealed partial class ConsoleTests
{
    private const int Desk = 1280;
    private const int Phone = 390;

    private Task<Visitor> AtDesk() => Signed(Desk);

    private async Task<Visitor> Signed(int width)
    {
        var visitor = await Stranger(width);
        var token = SessionToken.New();
        await using var db = App.OpenDb();
        var admin = new User
        {
            Name = "Ada Admin",
            Email = $"{Guid.NewGuid():N}@example.com",
            EmailConfirmed = true,
        };
        admin.Become(PlatformRole.Admin);
        admin.UserName = admin.NormalizedEmail = admin.NormalizedUserName = admin.Email;
        db.Users.Add(admin);
        db.Sessions.Add(
            Session.Start(
                admin.Id,
                token,
                new Device(null, "Airbnb.Tests"),
                DateTimeOffset.UtcNow,
                withSecondFactor: true,
                PlatformRole.Admin
            )
        );
        await db.SaveChangesAsync();
        await visitor.Page.Context.AddCookiesAsync([
            new Cookie
            {
                Name = "__Host-session",
                Value = token.Text,
                Url = App.AddressOf("api").ToString().Replace("http:", "https:", StringComparison.Ordinal),
                Secure = true,
                HttpOnly = true,
            },
        ]);
        return visitor;
    }

    private async Task<Visitor> Stranger(int width)
    {
        var context = await chromium.Open(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = 860 },
            }
        );
        return new Visitor(await context.NewPageAsync(), App.AddressOf("api"));
    }

    /// <summary>For <c>docs/admin</c>, where they are asked for.</summary>
    private static Task Screenshot(Visitor visitor, string name) =>
        Environment.GetEnvironmentVariable("REWRITE_DOCS") == "1"
            ? visitor.Page.ScreenshotAsync(
                new() { Path = Path.Combine(Root(), "docs", "admin", name + ".png"), FullPage = true }
            )
            : Task.CompletedTask;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Airbnb.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
