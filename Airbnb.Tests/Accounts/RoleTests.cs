namespace Airbnb.Tests.Accounts;

/// <summary>Who is made support or admin, and what that opens.</summary>
public sealed class RoleTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Support_reads_and_moderates_and_moves_no_money_until_the_role_is_taken_back()
    {
        var (admin, person) = (await App.AsAdmin(), await App.AsGuest());
        var held = await Given.Held();

        (await Give(admin, person, "support")).Is(200);
        (await person.Get("me")).IsProblem(401); // signed out: no session lives on as something else
        var support = await People.Again(App, person);

        (await support.Get("admin/reviews")).Is(200);
        (await support.Get($"bookings/{held.Id}")).Is(200);
        (await support.Get($"admin/users?email={held.Guest.Email}")).Is(200);
        (await support.Get("admin/refunds")).Refuses(403, "forbidden");
        (await support.Post($"admin/penalties/{Guid.NewGuid()}/waiver", new { reason = "Kind" })).Refuses(
            403,
            "forbidden"
        );
        (await Give(support, support, "admin")).Refuses(403, "forbidden");
        (await Given.Do(support, held, "withdrawal")).IsProblem(403);

        (await Give(admin, support, "member")).Is(200);
        (await (await People.Again(App, person)).Get("admin/reviews")).Refuses(403, "forbidden");
        Assert.Equal(2L, await Written(person));
    }

    [Fact]
    public async Task Nobody_changes_their_own_role_and_of_two_admins_who_take_each_others_one_stays()
    {
        var first = (await People.Add(App, "Ada Admin", 1, Core.PlatformRole.Admin))[0];
        var second = (await People.Add(App, "Abe Admin", 1, Core.PlatformRole.Admin))[0];

        (await Give(first, first, "member")).Refuses(422, "role.own");
        var answers = await Task.WhenAll(Give(first, second, "member"), Give(second, first, "member"));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Single(answers, answer => answer.Status is 401 or 403);
        Assert.Equal(
            1L,
            await App.Scalar<long>(
                "SELECT count(*) FROM users WHERE role = 'admin' AND id IN ($1, $2)",
                first.UserId,
                second.UserId
            )
        );
    }

    private static Task<Answer> Give(Client who, Client whom, string role) =>
        who.Put($"admin/users/{whom.UserId}/role", new { role, reason = "A test" });

    private Task<long> Written(Client person) =>
        App.Scalar<long>(
            "SELECT count(*) FROM audit_entries WHERE what = 'role_given' AND subject = $1",
            person.UserId.ToString()
        );
}
