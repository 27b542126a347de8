namespace Airbnb.Tests.Privacy;

public sealed class ErasureTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Who_wants_it_is_forgotten_everywhere()
    {
        var person = await Person.New(App);
        Assert.Contains("users.name", await App.InDatabase(person.Traces)); // the search finds what is there

        (await Erase(person)).Is(202);

        (await person.Client.Get("me")).IsProblem(401);
        await App.IsErased(person);
        await App.Mailbox.Await(person.Email, "Your data has been erased");
        Assert.Empty(await App.InDatabase(person.Traces));
        Assert.Empty(await App.InRedis(person.Traces));
    }

    [Fact]
    public async Task A_wrong_password_changes_nothing()
    {
        var person = await Person.New(App);

        (await person.Client.Post("me/erasure", new { password = "some other words" })).Refuses(
            422,
            "account.password_wrong"
        );

        (await person.Client.Get("me")).Is(200);
    }

    [Fact]
    public async Task What_is_open_with_others_is_named_and_nothing_is_erased()
    {
        var (guest, host) = (await Person.New(App), await Person.New(App));
        await Given.Confirmed(await Given.Home(host.Client), guest: guest.Client);

        foreach (var side in new[] { guest, host })
        {
            var refused = (await Erase(side)).Refuses(409, "erasure.matters_open");
            var reasons = refused
                .At("reasons")
                .EnumerateArray()
                .Select(reason => reason.GetProperty("code").GetString());
            Assert.Contains("erasure.stays_open", reasons);
            (await side.Client.Get("me")).Is(200);
        }
    }

    [Fact]
    public async Task An_admin_is_not_forgotten_by_mistake() =>
        (await (await App.AsAdmin()).Post("me/erasure", new { password = Person.Password })).Refuses(
            422,
            "erasure.staff"
        );

    private static Task<Answer> Erase(Person person) =>
        person.Client.Post("me/erasure", new { password = Person.Password });
}
