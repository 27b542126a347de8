using Airbnb.Tests.Accounts;
using Microsoft.Playwright;

namespace Airbnb.Tests.Admin.Console;

/// <summary>Who gets in, and who does not.</summary>
public sealed partial class ConsoleTests
{
    [Fact]
    public async Task Nobody_gets_in_without_being_an_admin_with_two_factors()
    {
        var (person, visitor) = (new Registration(App), await Stranger(Desk));
        await person.Enter();
        await visitor.Open("/admin/disputes");
        await Screenshot(visitor, "sign-in");
        await SignIn(visitor, person);
        await visitor.Says("These pages are for admins");
        await visitor.Link("Sign in as somebody else").ClickAsync();
        await Assertions.Expect(visitor.Button("Sign in")).ToBeVisibleAsync();

        await App.Execute($"UPDATE users SET role = 'admin' WHERE normalized_email = '{person.Email}'");
        await IsOut(visitor, "/admin/disputes");
        await SignIn(visitor, person);
        await visitor.Says("Set up an authenticator app");
        await visitor.Open("/admin/disputes");
        await visitor.Says("Set up an authenticator app");

        await visitor.Field("Password").FillAsync(Registration.Password);
        await visitor.Button("Set up").ClickAsync();
        await Assertions.Expect(visitor.Button("Switch it on")).ToBeVisibleAsync();
        Assert.True(await visitor.Page.GetByRole(AriaRole.Img, new() { Name = "QR code" }).IsVisibleAsync());
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
        await Assertions
            .Expect(visitor.Page)
            .ToHaveURLAsync(new Uri(App.AddressOf("api"), "/admin/disputes").ToString());

        await App.Execute(
            $"DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE normalized_email = '{person.Email}')"
        );
        await IsOut(visitor, "/admin/users");
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

    /// <summary>What ended in the database ends in the browser a moment later: who opens the page then has to sign in.</summary>
    private static Task IsOut(Visitor visitor, string path) =>
        Eventually.True(
            async () =>
            {
                await visitor.Open(path);
                return visitor.Page.Url.Contains("/admin/sign-in", StringComparison.Ordinal);
            },
            "the session to be over in the browser"
        );

    private static async Task SignIn(Visitor visitor, Registration person)
    {
        await visitor.Field("E-mail address").FillAsync(person.Email);
        await visitor.Field("Password").FillAsync(Registration.Password);
        await visitor.Button("Sign in").ClickAsync();
    }
}
