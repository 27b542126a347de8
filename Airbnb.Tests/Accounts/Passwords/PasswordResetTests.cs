using Airbnb.Tests.Privacy;

namespace Airbnb.Tests.Accounts.Passwords;

public sealed class PasswordResetTests(SharedStack stack) : SharedStackTests(stack)
{
    private const string New = "four caf\u00E9s cr\u00E8me";

    /// <summary>The same as other machines write it.</summary>
    private const string NewElsewhere = "four cafe\u0301s cre\u0300me";

    [Fact]
    public async Task Whoever_reads_the_mail_chooses_a_new_password_once_and_nobody_stays_signed_in()
    {
        var ann = await Person.New(App);
        (await Forget(ann.Email.ToUpperInvariant())).Is(202);
        var code = await Codes.Mailed(App, ann.Email, "Choose a new password");

        (await Complete(code, "password123")).Refuses(422, "account.password_too_common");
        (await Complete(code, $"{ann.GivenName} 2026!")).Refuses(422, "account.password_names_you");
        (await Complete(code, NewElsewhere)).Is(204);

        (await Complete(code, "five huge glass planes")).Refuses(422, "account.link_invalid");
        (await ann.Client.Get("me")).Refuses(401, "session.required");
        (await SignIn(ann.Email, Person.Password)).Refuses(401, "account.wrong_credentials");
        (await SignIn(ann.Email, New)).Is(201);
        await App.Mailbox.Await(ann.Email, "Your password was changed");
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_answered_alike_and_not_kept()
    {
        var (ann, unknown) = (await Person.New(App), $"{Guid.NewGuid():N}@example.com");

        var (known, other) = ((await Forget(ann.Email)).Is(202), (await Forget(unknown)).Is(202));

        Assert.Equal(known.Body.Replace(ann.Email, unknown, StringComparison.Ordinal), other.Body);
        await Codes.Mailed(App, ann.Email, "Choose a new password");
        await Eventually.True(
            () =>
                App.Scalar<bool>(
                    "SELECT NOT EXISTS (SELECT FROM forgotten_passwords WHERE address = ANY ($1))",
                    (object)new[] { ann.Email, unknown }
                ),
            "both to be forgotten"
        );
        Assert.Empty(await App.Mailbox.To(unknown));
    }

    [Fact]
    public async Task Nobody_can_fill_a_mailbox_through_us()
    {
        var ann = await Person.New(App);
        for (var i = 0; i < 5; i++)
            (await Forget(ann.Email)).Is(202);
        await Eventually.True(
            () => App.Scalar<bool>("SELECT NOT EXISTS (SELECT FROM forgotten_passwords WHERE address = $1)", ann.Email),
            "all to be looked at"
        );
        Assert.Equal(3, (await App.Mailbox.To(ann.Email, "Choose a new password")).Count);
    }

    private Task<Answer> Forget(string email) => App.Anonymous.Post("password-resets", new { email });

    private Task<Answer> Complete(string code, string password) =>
        App.Anonymous.Post("password-resets/completion", new { code, password });

    private Task<Answer> SignIn(string email, string password) =>
        App.Anonymous.Post("sessions", new { email, password });
}

/// <summary>What mails carry for their readers alone.</summary>
public static class Codes
{
    /// <summary>From the newest such mail.</summary>
    public static async Task<string> Mailed(AirbnbApp app, string address, string subject)
    {
        var mail = await app.Mailbox.Await(address, subject);
        return mail.GetProperty("text").GetString()!.Split("#code=")[1].Split('\n')[0].Trim();
    }
}
