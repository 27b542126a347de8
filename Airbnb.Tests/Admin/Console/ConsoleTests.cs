using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Tests.Accounts;
using Airbnb.Tests.Reviews;
using Microsoft.Playwright;

namespace Airbnb.Tests.Admin.Console;

/// <summary>The console as an admin sees it, in a real browser.</summary>
[Collection(Alone.Name)]
public sealed class ConsoleTests(SharedStack stack, Chromium chromium) : StackTests(stack), IClassFixture<Chromium>
{
    private const int Desk = 1280;
    private const int Phone = 390;

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

    [Fact]
    public async Task An_admin_suspends_somebody_and_lets_them_back_in()
    {
        var (admin, host) = (await AtDesk(), await App.AsNewcomer("Hanna Sommer"));
        var home = await Given.Home(host);

        await admin.Open($"/admin/users?email={host.Email}");
        await admin.Link("Hanna Sommer").ClickAsync();
        await admin.Act(admin.Page.Locator("main"), "Suspend", "Lets homes that are not hers");
        await admin.Done("User suspended");

        (await host.Get("me")).IsProblem(401);
        (await App.Anonymous.Get($"listings/{home.Id}")).Is(404);
        await Screenshot(admin, "user-suspended");

        await admin.Act(admin.Page.Locator("main"), "Reinstate", "It was a mix-up");
        await admin.Done("User reinstated");
        (await App.Anonymous.Get($"listings/{home.Id}")).Is(200);
    }

    [Fact]
    public async Task An_admin_moderates_a_review()
    {
        var (admin, reviewing) = (await AtDesk(), new Reviewing(App));
        var held = await reviewing.Completed();
        var id = Reviewing.IdOf(await reviewing.Reviewed(held, 2), "guest");
        (
            await held.Home.Host.Post(
                $"reviews/{id}/reports",
                new { reason = "private", comment = "It names my child" }
            )
        ).Is(204);

        await admin.Open("/admin/reviews");
        var review = admin.Page.GetByRole(AriaRole.Article, new() { Name = $"Review {id}" });
        await Screenshot(admin, "reviews");
        await admin.Act(review, "Take away", "It names a child");
        await admin.Done("Review removed");

        (await App.Anonymous.Get($"listings/{held.Home.Id}/reviews")).Is(200);
        Assert.Equal(
            1,
            await App.Scalar<long>("SELECT count(*) FROM reviews WHERE id = $1 AND removed_at IS NOT NULL", id)
        );
        await admin.Open($"/admin/bookings/{held.Id}");
        await Screenshot(admin, "booking");
        Assert.Empty(await admin.Faults());
    }

    [Fact]
    public async Task An_admin_replays_one_dead_letter_and_drops_another()
    {
        var (admin, held) = (await AtDesk(), await Given.Confirmed());
        var charge = await App.Scalar<Guid>(
            "SELECT c.id FROM charges c JOIN payments p ON p.id = c.payment_id WHERE p.booking_id = $1",
            held.Id
        );
        var mended = await LayToRest($$"""{"chargeId":"{{charge}}","bookingId":"{{held.Id}}"}""");
        var hopeless = await LayToRest("""{"chargeId":"nonsense"}""");

        await admin.Open("/admin/dead-letters");
        await Screenshot(admin, "dead-letters");
        await admin.Act(Letter(admin, mended.Id), "Replay", "The broker is back");
        await admin.Done("Dead letter replayed");
        await admin.Act(Letter(admin, hopeless.Id), "Drop", "It is about nothing");
        await admin.Done("Dead letter dropped");

        await Eventually.True(
            async () => await App.Scalar<long>("SELECT count(*) FROM inbox WHERE message_id = $1", mended.Message) == 1,
            "the replayed message to be handled"
        );
        Assert.Equal(
            0,
            await App.Scalar<long>("SELECT count(*) FROM dead_letters WHERE id IN ($1, $2)", mended.Id, hopeless.Id)
        );
    }

    [Fact]
    public async Task An_admin_waives_a_penalty_by_keyboard()
    {
        var (admin, held) = (await AtDesk(), await Given.Confirmed());
        await Given.Cancelled(held.Home.Host, held, "The roof leaks");
        var id = await App.Scalar<Guid>("SELECT id FROM host_penalties WHERE booking_id = $1", held.Id);

        await admin.Open("/admin/penalties");
        await Screenshot(admin, "penalties");
        var penalty = admin.Page.GetByRole(AriaRole.Article, new() { Name = $"Penalty {id}" });
        await penalty.Locator("summary").FocusAsync();
        await Press(admin, "Enter", "Tab");
        await admin.Page.Keyboard.TypeAsync("A pipe burst");
        await Press(admin, "Tab", "Enter");
        await admin.Done("Penalty waived");

        Assert.Equal(
            "A pipe burst",
            await App.Scalar<string>("SELECT waiver_reason FROM host_penalties WHERE id = $1", id)
        );
        await admin.Open("/admin/audit");
        await Screenshot(admin, "audit");
    }

    [Fact]
    public async Task Nobody_gets_in_without_being_an_admin_with_two_factors()
    {
        var (person, visitor) = (new Registration(App), await Stranger(Desk));
        await person.Enter();
        await visitor.Open("/admin/disputes");
        await Screenshot(visitor, "sign-in");
        await SignIn(visitor, person);
        await visitor.Says("These pages are for admins");

        await App.Execute($"UPDATE users SET role = 'admin' WHERE normalized_email = '{person.Email}'");
        await visitor.Open("/admin/disputes");
        await SignIn(visitor, person);
        await visitor.Says("Set up an authenticator app");
        await visitor.Open("/admin/disputes");
        await visitor.Says("Set up an authenticator app");

        await visitor.Field("Password").FillAsync(Registration.Password);
        await visitor.Button("Set up").ClickAsync();
        var secret = await visitor.Page.Locator(".secret code").TextContentAsync();
        await visitor.Field("Code").FillAsync(Apps.CodeOf(secret!));
        await visitor.Button("Switch it on").ClickAsync();
        var recovery = await visitor.Page.Locator(".codes code").First.TextContentAsync();
        await visitor.Link("To the overview").ClickAsync();
        await visitor.Says("What waits for somebody");

        await visitor.Button("Sign out").ClickAsync();
        await visitor.Open("/admin/disputes");
        await SignIn(visitor, person);
        await visitor.Field("Code").FillAsync("123456x");
        await visitor.Button("Go on").ClickAsync();
        await visitor.Says("code");
        await visitor.Field("Code").FillAsync(recovery!);
        await visitor.Button("Go on").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/admin/disputes");

        await App.Execute(
            $"DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE normalized_email = '{person.Email}')"
        );
        await Eventually.True(
            async () =>
            {
                await visitor.Open("/admin/users");
                return visitor.Page.Url.Contains("/admin/sign-in", StringComparison.Ordinal);
            },
            "the session to be over in the browser"
        );
    }

    [Fact]
    public async Task Another_site_cannot_make_an_admin_act()
    {
        var (admin, guest) = (await AtDesk(), await App.AsGuest());
        await admin.Open($"/admin/users/{guest.UserId}");

        var forged = await admin.Page.Context.APIRequest.PostAsync(
            admin.Page.Url,
            new()
            {
                Form = admin
                    .Page.Context.APIRequest.CreateFormData()
                    .Set("_handler", "suspend")
                    .Set("reason", "A trick"),
            }
        );

        Assert.Equal(400, forged.Status);
        (await guest.Get("me")).Is(200);
    }

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

    private static ILocator Letter(Visitor admin, Guid id) =>
        admin.Page.GetByRole(AriaRole.Article, new() { Name = $"Dead letter {id}" });

    private static async Task Press(Visitor visitor, params string[] keys)
    {
        foreach (var key in keys)
            await visitor.Page.Keyboard.PressAsync(key);
    }

    private async Task<(Guid Id, Guid Message)> LayToRest(string payload)
    {
        var (id, message) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await App.Execute(
            """
            INSERT INTO dead_letters (id, message_id, handler, type, payload, fault)
            VALUES ($1, $2, 'confirm_paid_booking', 'charge_succeeded', $3::jsonb,
                E'System.Text.Json.JsonException: The JSON value could not be converted to System.Guid.\n   at Consumers.Handle()')
            """,
            id,
            message,
            payload
        );
        return (id, message);
    }

    private static async Task SignIn(Visitor visitor, Registration person)
    {
        await visitor.Field("E-mail address").FillAsync(person.Email);
        await visitor.Field("Password").FillAsync(Registration.Password);
        await visitor.Button("Sign in").ClickAsync();
    }

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
        var context = await chromium.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = 860 },
            }
        );
        context.SetDefaultTimeout(Chromium.Patience);
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
