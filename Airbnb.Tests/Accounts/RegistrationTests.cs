namespace Airbnb.Tests.Accounts;

public sealed class RegistrationTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Whoever_opens_the_link_in_the_mail_can_sign_in()
    {
        var ann = new Registration(App);
        (await ann.Register()).Is(202);
        (await ann.SignIn()).Refuses(403, "account.not_verified");

        (await ann.Verify(await ann.MailedToken())).Is(204);

        var me = (await (await ann.Client()).Get("me")).Is(200);
        Assert.Equal((ann.Email, "Ann", "member"), (me.Text("email"), me.Text("name"), me.Text("role")));
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var ann = new Registration(App);
        (await ann.Register()).Is(202);
        var token = await ann.MailedToken();
        (await ann.Verify(token)).Is(204);
        (await ann.Verify(token)).Refuses(422, "account.link_invalid");
    }

    [Fact]
    public async Task A_known_address_is_answered_like_an_unknown_one()
    {
        var (unknown, unverified, verified) = (new Registration(App), new Registration(App), new Registration(App));
        (await unverified.Register()).Is(202);
        await verified.Enter();

        Answer[] answers = [await unknown.Register(), await unverified.Register(), await verified.Register()];

        string[] emails = [unknown.Email, unverified.Email, verified.Email];
        foreach (var (email, answer) in emails.Zip(answers))
        {
            Assert.Equal(202, answer.Status);
            Assert.Equal($$"""{"email":"{{email}}"}""", answer.Body);
            Assert.Equal(NamesOf(answers[0]), NamesOf(answer));
        }
    }

    [Fact]
    public async Task Until_an_address_is_verified_the_latest_registration_counts_and_only_its_mail()
    {
        var ann = new Registration(App);
        (await ann.Register("the password of a stranger", "Mallory")).Is(202);
        var strangers = await ann.MailedToken();
        (await ann.Register()).Is(202);
        var own = await ann.MailedToken(mails: 2);

        (await ann.Verify(strangers)).Refuses(422, "account.link_invalid");
        (await ann.Verify(own)).Is(204);

        (await ann.SignIn("the password of a stranger")).Refuses(401, "account.wrong_credentials");
        Assert.Equal("Ann", (await (await ann.Client()).Get("me")).Is(200).Text("name"));
    }

    [Fact]
    public async Task The_owner_of_a_verified_address_is_told_and_nothing_changes()
    {
        var ann = new Registration(App);
        var client = await ann.Enter();

        (await ann.Register("the password of a stranger", "Mallory")).Is(202);

        var notice = await App.Mailbox.Await(ann.Email, "already have an account");
        Assert.DoesNotContain("Mallory", notice.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("Ann", (await client.Get("me")).Is(200).Text("name"));
        (await ann.SignIn("the password of a stranger")).Refuses(401, "account.wrong_credentials");
        (await ann.SignIn()).Is(201);
    }

    [Fact]
    public async Task Nobody_can_write_to_strangers_through_our_mails()
    {
        var ann = new Registration(App);
        (await ann.Register(name: "Win at example.org")).Is(202);
        var mail = await App.Mailbox.Await(ann.Email, "Confirm");
        Assert.DoesNotContain("Win at", mail.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_registrations_at_once_one_account_comes()
    {
        var ann = new Registration(App);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ann.Register()));
        Assert.All(answers, answer => answer.Is(202));

        var others = await ann.Register(email: ann.Email.ToUpperInvariant());

        others.Is(202);
        Assert.Equal(1, await App.Scalar<long>("SELECT count(*) FROM users WHERE lower(email) = $1", ann.Email));
    }

    [Fact]
    public async Task A_password_that_anybody_would_try_first_is_refused_and_nothing_is_sent()
    {
        var ann = new Registration(App);
        (await ann.Register("Password123")).Refuses(422, "account.password_too_common");
        Assert.Equal(0, await App.Scalar<long>("SELECT count(*) FROM users WHERE email = $1", ann.Email));
        Assert.Empty(await App.Mailbox.To(ann.Email));
    }

    [Theory]
    [InlineData("not an address", "three small wooden boats", "Ann", "email")]
    [InlineData("ann@example.com", "short", "Ann", "password")]
    [InlineData("ann@example.com", "three small \uFFFE boats", "Ann", "password")]
    [InlineData("ann@example.com", "three small wooden boats", " ", "name")]
    [InlineData("ann@example.com", "three small wooden boats", "An\nn", "name")]
    public async Task What_is_malformed_is_named(string email, string password, string name, string field)
    {
        var answer = await new Registration(App).Register(password, name, email);
        answer.Refuses(400, "request.invalid");
        Assert.Equal([field], answer.At("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task The_page_that_the_link_opens_runs_its_own_script_and_no_other()
    {
        var page = (await App.Anonymous.Get("/verify-email")).Is(200);
        Assert.Equal("text/html", page.MediaType);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = policy.Split("script-src 'nonce-")[1].Split('\'')[0];
        Assert.Contains($"<script nonce=\"{nonce}\">", page.Body, StringComparison.Ordinal);
        var next = (await App.Anonymous.Get("/verify-email")).Is(200);
        Assert.DoesNotContain(nonce, next.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/verify-email", "en")]
    [InlineData("/reset-password", "en")]
    [InlineData("/reset-password", "de")]
    [InlineData("/confirm-email", "de")]
    [InlineData("/undo-email", "en")]
    public async Task Pages_that_links_open_are_whole_in_their_readers_language(string path, string language)
    {
        var page = await App.Anonymous.Send(HttpMethod.Get, path, null, ("Accept-Language", language));
        Assert.Contains($"<html lang=\"{language}\">", page.Is(200).Body, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\$)\{[a-z.]+\}", page.Body); // ${…} is the script's own
    }

    private static List<string> NamesOf(Answer answer) =>
        [.. answer.Headers.Select(header => header.Key).Order(StringComparer.Ordinal)];
}
