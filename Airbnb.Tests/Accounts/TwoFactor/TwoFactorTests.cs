using Airbnb.Core.Accounts.TwoFactor;
using Airbnb.Tests.Privacy;

namespace Airbnb.Tests.Accounts.TwoFactor;

public sealed class TwoFactorTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task The_password_alone_opens_nothing_any_more_and_a_code_opens_once()
    {
        var ann = await Person.New(App);
        var app = await SetUp(ann);
        (await ann.Client.Get("me")).Refuses(401, "session.required");
        await App.Mailbox.Await(ann.Email, "Two-factor sign-in is on");

        var challenge = (await SignIn(ann)).Refuses(401, "session.second_factor_required").Text("challenge");
        (await Finish(challenge, app.UsedCode)).Refuses(401, "session.second_factor_wrong");
        var code = app.Next();
        var token = (await Finish(challenge, code)).Is(201).Text("token");
        (await Finish(challenge, code)).Refuses(401, "session.second_factor_wrong");

        (await new Client(App.Http, token).Get("me")).Is(200);
        Assert.True(
            await App.Scalar<bool>(
                "SELECT bool_and(with_second_factor) FROM sessions WHERE user_id = $1",
                ann.Client.UserId
            )
        );
    }

    [Fact]
    public async Task Who_has_lost_the_app_has_ten_ways_in_and_each_is_one()
    {
        var ann = await Person.New(App);
        var app = await SetUp(ann);
        var code = app.RecoveryCodes[3].ToUpperInvariant();
        var challenge = (await SignIn(ann)).Text("challenge");

        var me = new Client(App.Http, (await Finish(challenge, code)).Is(201).Text("token"));

        (await Finish(challenge, code)).Refuses(401, "session.second_factor_wrong");
        Assert.Equal(9, (await me.Get("me/two-factor")).Is(200).At("recoveryCodesLeft").GetInt32());
        await App.Mailbox.Await(ann.Email, "A recovery code was used");
        var proof = new { password = Person.Password, code = app.RecoveryCodes[4] };
        (await me.Post("me/two-factor/recovery-codes", proof)).Is(200);
        (await Finish(challenge, app.RecoveryCodes[5])).Refuses(401, "session.second_factor_wrong");
    }

    [Fact]
    public async Task Codes_cannot_be_guessed()
    {
        var ann = await Person.New(App);
        var app = await SetUp(ann);
        var challenge = (await SignIn(ann)).Text("challenge");
        for (var i = 0; i < 5; i++)
            (await Finish(challenge, app.UsedCode)).Refuses(401, "session.second_factor_wrong");
        (await Finish(challenge, app.Next())).Refuses(429, "account.too_many_failures");
    }

    [Fact]
    public async Task It_is_switched_off_with_the_password_and_a_code()
    {
        var ann = await Person.New(App);
        var app = await SetUp(ann);
        var me = new Client(App.Http, app.Token);
        var without = new { password = Person.Password, code = app.UsedCode };
        (await me.Post("me/two-factor/removal", without)).Refuses(422, "account.code_wrong");

        var code = app.Next();
        var off = (await me.Post("me/two-factor/removal", new { password = Person.Password, code })).Is(200);

        (await me.Get("me")).Refuses(401, "session.required");
        var again = new Client(App.Http, off.Text("token"));
        Assert.False((await again.Get("me/two-factor")).Is(200).At("enabled").GetBoolean());
        (await SignIn(ann)).Is(201);
        Assert.Equal(
            0,
            await App.Scalar<long>("SELECT count(*) FROM authenticators WHERE user_id = $1", ann.Client.UserId)
        );
    }

    [Fact]
    public async Task Until_the_app_has_shown_a_code_nobody_is_asked_for_one()
    {
        var ann = await Person.New(App);
        (await Begin(ann)).Is(200);
        (await ann.Client.Put("me/two-factor", new { code = "000000" })).Refuses(422, "account.code_wrong");
        (await SignIn(ann)).Is(201);
    }

    [Fact]
    public async Task A_challenge_ends_with_the_password_that_it_was_given_for()
    {
        var ann = await Person.New(App);
        var app = await SetUp(ann);
        var challenge = (await SignIn(ann)).Text("challenge");
        var change = new { current = Person.Password, @new = "four large paper ships" };
        (await new Client(App.Http, app.Token).Put("me/password", change)).Is(200);
        (await Finish(challenge, app.Next())).Refuses(401, "session.challenge_invalid");
        (await Finish("nonsense", app.Next())).Refuses(401, "session.challenge_invalid");
    }

    [Fact]
    public async Task Nobody_reads_a_secret_or_a_recovery_code_from_the_database()
    {
        var ann = await Person.New(App);
        var app = await SetUp(ann);
        Assert.False(
            await App.Scalar<bool>(
                "SELECT position($2 IN secret) > 0 FROM authenticators WHERE user_id = $1",
                ann.Client.UserId,
                app.Secret
            )
        );
        Assert.Equal(
            app.RecoveryCodes.Select(code => Convert.ToHexStringLower(RecoveryCodes.HashOf(code))).Order(),
            (
                await App.Scalar<string[]>(
                    "SELECT array_agg(encode(code_hash, 'hex')) FROM recovery_codes WHERE user_id = $1",
                    ann.Client.UserId
                )
            ).Order()
        );
    }

    private static Task<Answer> Begin(Person person) =>
        person.Client.Post("me/two-factor", new { password = Person.Password });

    private async Task<Phone> SetUp(Person person)
    {
        var begun = (await Begin(person)).Is(200);
        var phone = new Phone(begun.Text("secret"));
        var on = (await person.Client.Put("me/two-factor", new { code = phone.UsedCode })).Is(200);
        return phone with
        {
            Token = on.Text("session.token"),
            RecoveryCodes = [.. on.At("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)],
        };
    }

    private Task<Answer> SignIn(Person person) =>
        App.Anonymous.Post("sessions", new { email = person.Email, password = Person.Password });

    private Task<Answer> Finish(string challenge, string code) =>
        App.Anonymous.Post("sessions/second-factor", new { challenge, code });
}
