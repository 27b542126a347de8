using Airbnb.Tests.Accounts.Passwords;
using Airbnb.Tests.Privacy;

namespace Airbnb.Tests.Accounts.Emails;

public sealed class EmailChangeTests(SharedStack stack) : SharedStackTests(stack)
{
    private readonly string wanted = $"{Guid.NewGuid():N}@example.com";

    [Fact]
    public async Task A_new_address_counts_once_its_reader_says_so_and_the_old_one_is_told()
    {
        var ann = await Person.New(App);
        (await Ask(ann, wanted, "not the password")).Refuses(422, "account.password_wrong");
        (await Ask(ann, wanted)).Is(202);
        var code = await Codes.Mailed(App, wanted, "Confirm your new");
        await App.Mailbox.Await(ann.Email, "is to be changed");
        Assert.Equal(ann.Email, (await ann.Client.Get("me")).Is(200).Text("email"));

        (await Confirm(code)).Is(204);

        Assert.Equal(wanted, (await ann.Client.Get("me")).Is(200).Text("email"));
        (await Confirm(code)).Refuses(422, "account.link_invalid");
        (await SignIn(ann.Email)).Refuses(401, "account.wrong_credentials");
        (await SignIn(wanted)).Is(201);
        await App.Mailbox.Await(ann.Email, "was changed");
    }

    [Fact]
    public async Task The_old_address_takes_it_back_and_whoever_knew_the_password_is_out()
    {
        var ann = await Person.New(App);
        (await Ask(ann, wanted)).Is(202);
        (await Confirm(await Codes.Mailed(App, wanted, "Confirm your new"))).Is(204);
        var undo = await Codes.Mailed(App, ann.Email, "was changed");
        (await new Registration(App).Register(email: ann.Email)).Is(202); // to stand in the way

        (await App.Anonymous.Post("email-changes/undoing", new { code = undo })).Is(204);

        (await ann.Client.Get("me")).Refuses(401, "session.required");
        (await SignIn(wanted)).Refuses(401, "account.wrong_credentials");
        (await SignIn(ann.Email)).Refuses(401, "account.wrong_credentials");
        var reset = await Codes.Mailed(App, ann.Email, "Choose a new password");
        var password = "four large paper ships";
        (await App.Anonymous.Post("password-resets/completion", new { code = reset, password })).Is(204);
        (await SignIn(ann.Email, password)).Is(201);
    }

    [Fact]
    public async Task What_was_taken_back_before_it_was_confirmed_cannot_be()
    {
        var ann = await Person.New(App);
        (await Ask(ann, wanted)).Is(202);
        var code = await Codes.Mailed(App, wanted, "Confirm your new");
        var undo = await Codes.Mailed(App, ann.Email, "is to be changed");

        (await App.Anonymous.Post("email-changes/undoing", new { code = undo })).Is(204);

        (await Confirm(code)).Refuses(422, "account.link_invalid");
    }

    [Fact]
    public async Task The_answer_does_not_tell_that_somebody_has_the_address()
    {
        var (ann, bob) = (await Person.New(App), await Person.New(App));
        (await Ask(ann, bob.Email)).Is(202);
        var mail = await App.Mailbox.Await(bob.Email, "already have an account");
        Assert.DoesNotContain("#code=", mail.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(ann.GivenName, mail.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registration_that_nobody_verified_gives_way_to_who_proves_the_address()
    {
        var (ann, squatter) = (await Person.New(App), new Registration(App));
        (await squatter.Register()).Is(202);
        var token = await squatter.MailedToken();
        (await Ask(ann, squatter.Email)).Is(202);
        (await Confirm(await Codes.Mailed(App, squatter.Email, "Confirm your new"))).Is(204);
        Assert.Equal(squatter.Email, (await ann.Client.Get("me")).Is(200).Text("email"));
        (await squatter.Verify(token)).Refuses(422, "account.link_invalid");
    }

    private static Task<Answer> Ask(Person person, string email, string password = Person.Password) =>
        person.Client.Post("me/email", new { email, password });

    private Task<Answer> Confirm(string code) => App.Anonymous.Post("email-changes/confirmation", new { code });

    private Task<Answer> SignIn(string email, string password = Person.Password) =>
        App.Anonymous.Post("sessions", new { email, password });
}
