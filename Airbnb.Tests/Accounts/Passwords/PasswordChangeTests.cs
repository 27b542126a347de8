using Airbnb.Tests.Privacy;

namespace Airbnb.Tests.Accounts.Passwords;

public sealed class PasswordChangeTests(SharedStack stack) : SharedStackTests(stack)
{
    private const string New = "four caf\u00E9s cr\u00E8me";

    /// <summary>The same as other machines write it.</summary>
    private const string NewElsewhere = "four cafe\u0301s cre\u0300me";

    [Fact]
    public async Task A_new_password_ends_all_sessions_and_begins_one()
    {
        var ann = await Person.New(App);
        var phone = new Client(App.Http, (await SignIn(ann, Person.Password)).Is(201).Text("token"));

        var changed = (await Change(ann, Person.Password, NewElsewhere)).Is(200);

        (await ann.Client.Get("me")).Refuses(401, "session.required");
        (await phone.Get("me")).Refuses(401, "session.required");
        (await new Client(App.Http, changed.Text("token")).Get("me")).Is(200);
        (await SignIn(ann, Person.Password)).Refuses(401, "account.wrong_credentials");
        (await SignIn(ann, New)).Is(201);
        await App.Mailbox.Await(ann.Email, "Your password was changed");
    }

    [Fact]
    public async Task A_session_is_no_place_to_guess_the_password_in()
    {
        var ann = await Person.New(App);
        for (var i = 0; i < 5; i++)
            (await Change(ann, "not the password", New)).Refuses(422, "account.password_wrong");

        var locked = await Change(ann, Person.Password, New);

        locked.Refuses(429, "account.too_many_failures");
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        (await ann.Client.Get("me")).Is(200);
        Assert.Empty(await App.Mailbox.To(ann.Email));
    }

    [Fact]
    public async Task Of_two_changes_at_once_one_counts()
    {
        var ann = await Person.New(App);
        string[] wanted = ["four large paper ships", "five huge glass planes"];

        var answers = await Task.WhenAll(wanted.Select(password => Change(ann, Person.Password, password)));

        var won = Assert.Single(answers.Zip(wanted), pair => pair.First.Status == 200).Second;
        (await SignIn(ann, won)).Is(201);
        Assert.Equal(2, await App.Scalar<long>("SELECT count(*) FROM sessions WHERE user_id = $1", ann.Client.UserId));
    }

    private static Task<Answer> Change(Person person, string current, string password) =>
        person.Client.Put("me/password", new { current, @new = password });

    private Task<Answer> SignIn(Person person, string password) =>
        App.Anonymous.Post("sessions", new { email = person.Email, password });
}
