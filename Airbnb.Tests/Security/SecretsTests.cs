using System.Text.RegularExpressions;
using Airbnb.Tests.Accounts;
using Npgsql;

namespace Airbnb.Tests.Security;

/// <summary>
/// Somebody does all that needs a secret. None of those secrets, and nothing by which the person could be found, is in
/// what API and Worker told of themselves since this stack began, or in what they answered to what they refused.
/// </summary>
[Collection(MovedClock.Name)]
public sealed partial class SecretsTests(MovedClockStack stack) : StackTests(stack)
{
    private const string NewPassword = "seven grey herons wading";

    private readonly Dictionary<string, string> secrets = new(StringComparer.Ordinal);
    private readonly List<Answer> refused = [];

    [Fact]
    public async Task Nothing_secret_is_in_logs_traces_or_problems()
    {
        await KeysOfTheStack();
        var (person, email) = await Account();
        await Links(person, email);
        await Pay(person);
        await Refusals();
        var marker = Guid.NewGuid();
        await person.Get($"listings/{marker}");
        await Told($"{marker}"); // the API has told all that came before
        await Told("make_asked_export export_asked"); // and the Worker of what the person waited for

        var logs = string.Join('\n', await App.ConsoleOf("api"), await App.ConsoleOf("worker"));
        Assert.All(
            secrets,
            secret => Assert.False(stack.Telemetry.Contains(secret.Value), $"{secret.Key} was traced.")
        );
        Assert.All(secrets, secret => Assert.False(Holds(logs, secret.Value), $"{secret.Key} was logged."));
        foreach (var answer in refused)
            Assert.All(
                secrets,
                secret => Assert.False(Holds(answer.Body, secret.Value), $"{secret.Key}: {answer.Body}")
            );
    }

    private async Task KeysOfTheStack()
    {
        secrets["the secret of webhooks"] = App.WebhookSecret;
        secrets["the key of Stripe"] = "sk_test_sandbox";
        foreach (var role in new[] { "airbnb", "airbnb-api", "airbnb-worker" })
            secrets[$"the password of {role}"] = new NpgsqlConnectionStringBuilder(
                await App.ConnectionString(role)
            ).Password!;
    }

    /// <summary>Registers, forgets the password, and has a second factor.</summary>
    private async Task<(Client Person, string Email)> Account()
    {
        var registration = new Registration(App);
        secrets["the address"] = registration.Email;
        secrets["the name"] = "Quillfeather";
        secrets["the first password"] = Registration.Password + " at sea";
        secrets["the new password"] = NewPassword;
        (await registration.Register(secrets["the first password"], "Quillfeather")).Is(202);
        secrets["the token that verifies"] = await registration.MailedToken();
        (await registration.Verify(secrets["the token that verifies"])).Is(204);
        refused.Add(await registration.SignIn(NewPassword));
        (await App.Anonymous.Post("password-resets", new { email = registration.Email })).Is(202);
        secrets["the code that resets"] = await Code(registration.Email);
        var reset = new { code = secrets["the code that resets"], password = NewPassword };
        (await App.Anonymous.Post("password-resets/completion", reset)).Is(204);
        refused.Add(await App.Anonymous.Post("password-resets/completion", reset));
        secrets["the session"] = (await registration.SignIn(NewPassword)).Is(201).Text("token");
        return (new Client(App.Http, secrets["the session"]), registration.Email);
    }

    private async Task<string> Code(string email)
    {
        var mail = await App.Mailbox.Await(email, "Choose a new password");
        return LinkCode().Match(mail.GetProperty("text").GetString()!).Groups[1].Value;
    }

    /// <summary>What others get to read by an address alone.</summary>
    private async Task Links(Client person, string email)
    {
        var home = await Given.Home();
        var feed = (await home.Host.Post($"listings/{home.Id}/calendar-feed")).Is(201).Text("url");
        secrets["the address of the calendar"] = Path.GetFileNameWithoutExtension(new Uri(feed).AbsolutePath);
        (await App.Anonymous.Get(new Uri(feed).AbsolutePath)).Is(200);
        var list = (await person.Post("wishlists", new { name = "By the sea" })).Is(201).Id();
        var shared = (await person.Post($"wishlists/{list}/sharing")).Is(200).Text("path");
        secrets["the address of the wishlist"] = shared.Split('/')[^1];
        (await App.Anonymous.Get(shared)).Is(200);
        secrets["a token in a query"] = "CfDJ8" + Guid.NewGuid().ToString("N");
        refused.Add(await App.Anonymous.Get($"/unsubscribe?token={secrets["a token in a query"]}"));
        (await person.Post("me/export")).Is(202);
        var mail = await App.Mailbox.Await(email, "Your data is ready");
        secrets["the link to the data"] = mail.GetProperty("text")
            .GetString()!
            .Split("token=")[1]
            .Split('\n')[0]
            .Trim();
        (await App.Anonymous.Post("exports/downloads", new { token = secrets["the link to the data"] })).Is(200);
    }

    private async Task Pay(Client person)
    {
        var held = await Given.Held(guest: person);
        secrets["the secret of the payment"] = held.ClientSecret;
        await Given.Paid(held);
        await Given.Becomes(held, "confirmed");
    }

    /// <summary>With secrets where none belong.</summary>
    private async Task Refusals()
    {
        var (password, session) = (secrets["the new password"], secrets["the session"]);
        refused.Add(await App.Anonymous.Post("sessions", new { email = password, password = session }));
        refused.Add(
            await App.Anonymous.Post(
                "accounts",
                new
                {
                    email = password,
                    password = "short",
                    name = session,
                }
            )
        );
        refused.Add(await App.Anonymous.Post("accounts/verification", new { token = session }));
        refused.Add(await App.Anonymous.Post("bookings", new { quote = session }, ("Idempotency-Key", session)));
        refused.Add(await App.Anonymous.Post("exports/downloads", new { token = session + password }));
        refused.Add(await new Client(App.Http, session + "x").Get("me"));
        Assert.All(refused, answer => Assert.InRange(answer.Status, 400, 499));
    }

    private Task Told(string text) =>
        Eventually.True(
            () => Task.FromResult(stack.Telemetry.Contains(text)),
            $"{text} to be told",
            seen: () => stack.Telemetry.ToString()
        );

    private static bool Holds(string text, string secret) => text.Contains(secret, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"#code=([\w-]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkCode();
}
