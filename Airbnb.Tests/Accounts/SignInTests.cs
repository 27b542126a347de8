using System.Net;
using System.Security.Cryptography;
using System.Text;
using Airbnb.Core.Accounts;

namespace Airbnb.Tests.Accounts;

public sealed class SignInTests(SharedStack stack) : SharedStackTests(stack)
{
    private const string Wrong = "not the password";

    [Fact]
    public async Task Without_the_password_nothing_tells_whether_an_address_is_known()
    {
        var (unknown, unverified, verified) = (new Registration(App), new Registration(App), new Registration(App));
        (await unverified.Register()).Is(202);
        await verified.Enter();

        foreach (var person in new[] { unknown, unverified, verified })
        {
            var refused = await person.SignIn(Wrong);
            refused.Refuses(401, "account.wrong_credentials");
            Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
            (await person.SignIn("three small \uFFFE boats")).Refuses(400, "request.invalid");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_five_failures_an_address_has_to_wait_whether_it_is_known_or_not(bool known)
    {
        var person = new Registration(App);
        if (known)
            await person.Enter();
        for (var i = 0; i < 5; i++)
            (await person.SignIn(Wrong)).Refuses(401, "account.wrong_credentials");

        var locked = await person.SignIn();

        locked.Refuses(429, "account.too_many_failures");
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        (await new Registration(App).SignIn(Wrong)).Refuses(401, "account.wrong_credentials");
        await WaitIsOver(person.Email);
        if (known)
            (await person.SignIn()).Is(201);
        else
            (await person.SignIn()).Refuses(401, "account.wrong_credentials");
    }

    [Fact]
    public async Task Signing_in_forgets_the_failures_before_it()
    {
        var ann = new Registration(App);
        await ann.Enter();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++)
                (await ann.SignIn(Wrong)).Refuses(401, "account.wrong_credentials");
            (await ann.SignIn()).Is(201);
        }
    }

    [Fact]
    public async Task Letters_of_an_address_may_be_large_or_small()
    {
        var ann = new Registration(App);
        await ann.Enter();
        (await ann.SignIn(email: ann.Email.ToUpperInvariant())).Is(201);
    }

    [Fact]
    public async Task The_token_is_stored_as_its_hash()
    {
        var ann = new Registration(App);
        await ann.Enter();
        var signedIn = (await ann.SignIn()).Is(201);
        var stored = await App.Scalar<byte[]>("SELECT token_hash FROM sessions WHERE id = $1", signedIn.Id());
        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes(signedIn.Text("token"))), stored);
        Assert.Equal($"/api/v1/sessions/{signedIn.Id()}", signedIn.Headers.Location!.ToString());
    }

    /// <summary>The minute, without waiting for it.</summary>
    private Task WaitIsOver(string email) =>
        App.Execute(
            "UPDATE failed_tries SET locked_until = now() WHERE key_hash = ANY ($1)",
            (object)Guarded.SignIn(email, IPAddress.Loopback).Select(key => key.KeyHash).ToArray()
        );
}
