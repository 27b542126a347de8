using Airbnb.Tests.Accounts.Passwords;
using Airbnb.Tests.Admin.Console;
using Airbnb.Tests.Privacy;
using Microsoft.Playwright;

namespace Airbnb.Tests.Accounts;

/// <summary>The pages that links in mails open, in a real browser.</summary>
[Collection(Alone.Name)]
public sealed class MailedPagesTests(SharedStack stack, Chromium chromium) : StackTests(stack), IClassFixture<Chromium>
{
    [Fact]
    public async Task A_new_password_is_chosen_on_the_page_that_the_mail_opens()
    {
        var (ann, password) = (await Person.New(App), "four large paper ships");
        (await App.Anonymous.Post("password-resets", new { email = ann.Email })).Is(202);
        var code = await Codes.Mailed(App, ann.Email, "Choose a new password");
        await using var context = await chromium.Open();
        var page = await Open(context, $"/reset-password#code={code}");

        await Choose(page, "password123");
        await Says(page, "one of the first passwords");
        await Choose(page, password);
        await Says(page, "Sign in with your new password.");

        (await App.Anonymous.Post("sessions", new { email = ann.Email, password })).Is(201);
    }

    [Fact]
    public async Task An_address_is_confirmed_and_taken_back_with_a_click_each()
    {
        var (ann, email) = (await Person.New(App), $"{Guid.NewGuid():N}@example.com");
        (await ann.Client.Post("me/email", new { email, password = Person.Password })).Is(202);
        await using var context = await chromium.Open();

        var code = await Codes.Mailed(App, email, "Confirm your new");
        var confirm = await Open(context, $"/confirm-email#code={code}");
        await Button(confirm, "Confirm my new address").ClickAsync();
        await Says(confirm, "From now on you sign in with this address.");

        var undo = await Open(context, $"/undo-email#code={await Codes.Mailed(App, ann.Email, "was changed")}");
        await Button(undo, "It was not me").ClickAsync();
        await Says(undo, "Your old address counts again.");
        await Says(await Open(context, "/confirm-email"), "A part is missing.");
    }

    private async Task<IPage> Open(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(App.Http.BaseAddress!, path).ToString());
        return page;
    }

    private static async Task Choose(IPage page, string password)
    {
        await page.GetByLabel("New password").FillAsync(password);
        await Button(page, "Set the password").ClickAsync();
    }

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static Task Says(IPage page, string text) =>
        Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(text);
}
