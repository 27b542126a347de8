namespace Airbnb.Tests.Accounts;

/// <summary>People as they come: through the API and their mail.</summary>
public sealed class Registration(AirbnbApp app)
{
    public const string Password = "three small wooden boats";

    public string Email { get; } = $"{Guid.NewGuid():N}@example.com";

    public Task<Answer> Register(string password = Password, string name = "Ann", string? email = null) =>
        app.Anonymous.Post(
            "accounts",
            new
            {
                email = email ?? Email,
                password,
                name,
            }
        );

    public Task<Answer> Verify(string token) => app.Anonymous.Post("accounts/verification", new { token });

    public Task<Answer> SignIn(string password = Password, string? email = null) =>
        app.Anonymous.Post("sessions", new { email = email ?? Email, password });

    /// <summary>The token in the newest mail, once there are so many.</summary>
    public async Task<string> MailedToken(int mails = 1)
    {
        await Eventually.True(
            async () => (await app.Mailbox.To(Email, "Confirm")).Count >= mails,
            $"{mails} mails to {Email}"
        );
        var text = (await app.Mailbox.Await(Email, "Confirm")).GetProperty("text").GetString()!;
        return text.Split("token=")[1].Split('\n')[0].Trim();
    }

    /// <summary>Registered, verified and signed in.</summary>
    public async Task<Client> Enter()
    {
        (await Register()).Is(202);
        (await Verify(await MailedToken())).Is(204);
        return await Client();
    }

    public async Task<Client> Client() => new(app.Http, (await SignIn()).Is(201).Text("token"));
}
