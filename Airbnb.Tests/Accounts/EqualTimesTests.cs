using System.Globalization;
using Airbnb.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace Airbnb.Tests.Accounts;

/// <summary>
/// Whether an address is known shows neither in an answer nor in how long it takes. TIMED_ROUNDS asks longer than the
/// suite can wait: 200 for the figures in docs/accounts.md.
/// </summary>
[Collection(Alone.Name)]
public sealed class EqualTimesTests(SharedStack stack, ITestOutputHelper output) : StackTests(stack)
{
    private const string Wrong = "not the password";
    private static readonly string? Asked = Environment.GetEnvironmentVariable("TIMED_ROUNDS");

    /// <summary>Those that hash a password, and those that do not.</summary>
    private static readonly int Dear = Asked is null ? 8 : int.Parse(Asked, CultureInfo.InvariantCulture);
    private static readonly int Cheap = Asked is null ? 40 : Dear;

    [Fact]
    public Task Signing_in_takes_as_long_for_an_address_that_nobody_has() => AreAlike(Dear, SignIn, (401, Wrong));

    [Fact]
    public Task Registering_does() => AreAlike(Dear, Register, (202, "three small wooden boats"));

    [Fact]
    public Task Asking_for_a_new_password_does() => AreAlike(Cheap, Forget, (202, ""));

    [Fact]
    public async Task Being_locked_out_does()
    {
        var (known, unknown) = ((await Known(1))[0], $"{Guid.NewGuid():N}@example.com");
        foreach (var email in new[] { known, unknown })
            for (var i = 0; i < 5; i++)
                (await SignIn(email, Wrong)).Is(401);
        var rounds = Math.Min(Cheap, 200);
        await AreAlike(SignIn, (429, Wrong), timed => Stopwatches.Run(rounds, _ => timed(known), _ => timed(unknown)));
    }

    /// <summary>Nothing was changed that has to hold.</summary>
    public override Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Each address is asked about once: who was asked about twice may be nearer to being locked out.</summary>
    private Task AreAlike(int rounds, Func<string, string, Task<Answer>> ask, (int, string) how) =>
        AreAlike(
            ask,
            how,
            async timed =>
            {
                var known = await Known(rounds + Stopwatches.WarmUp);
                var unknown = known.Select(_ => $"{Guid.NewGuid():N}@example.com").ToList();
                return await Stopwatches.Run(rounds, round => timed(known[round]), round => timed(unknown[round]));
            }
        );

    private async Task AreAlike(
        Func<string, string, Task<Answer>> ask,
        (int Status, string Password) how,
        Func<Func<string, Task>, Task<Stopwatches>> run
    )
    {
        string? said = null;
        async Task Ask(string email)
        {
            var answer = (await ask(email, how.Password)).Is(how.Status);
            var shape = Shape(answer, email);
            said ??= shape;
            Assert.Equal(said, shape);
        }

        var times = await Stopwatches.Compare(() => run(Ask));

        output.WriteLine(times.ToString());
        Assert.True(times.AreAlike, times.ToString());
    }

    /// <summary>All that somebody could tell two answers by, less what differs between any two.</summary>
    private static string Shape(Answer answer, string email)
    {
        var body = answer.Body.Replace(email, "", StringComparison.Ordinal);
        var trace = body.IndexOf("\"traceId\"", StringComparison.Ordinal);
        var names = answer.Headers.Select(header => header.Key).Order(StringComparer.Ordinal);
        return $"{answer.Status} {(trace < 0 ? body : body[..trace])} {string.Join(' ', names)}";
    }

    private Task<Answer> SignIn(string email, string password) =>
        App.Anonymous.Post("sessions", new { email, password });

    private Task<Answer> Register(string email, string password) =>
        App.Anonymous.Post(
            "accounts",
            new
            {
                email,
                password,
                name = "Ann",
            }
        );

    private Task<Answer> Forget(string email, string _) => App.Anonymous.Post("password-resets", new { email });

    /// <summary>People with a password whose hash is as dear as the platform makes them.</summary>
    private async Task<List<string>> Known(int count)
    {
        var hasher = new PasswordHasher<User>(
            Options.Create(new PasswordHasherOptions { IterationCount = AccountsFeature.HashIterations })
        );
        var hash = hasher.HashPassword(People.Somebody("Ann"), "three small wooden boats");
        var people = Enumerable.Range(0, count).Select(_ => People.Somebody("Ann")).ToList();
        await using var db = App.OpenDb();
        foreach (var person in people)
            person.PasswordHash = hash;
        db.Users.AddRange(people);
        await db.SaveChangesAsync();
        return [.. people.Select(person => person.Email!)];
    }
}
