using Airbnb.Tests.Reviews;
using Microsoft.Playwright;

namespace Airbnb.Tests.Admin.Console;

/// <summary>The console as an admin sees it, in a real browser.</summary>
[Collection(Alone.Name)]
public sealed partial class ConsoleTests(SharedStack stack, Chromium chromium)
    : StackTests(stack),
        IClassFixture<Chromium>
{
    [Fact]
    public async Task An_admin_suspends_somebody_and_lets_them_back_in()
    {
        var (admin, host) = (await AtDesk(), await App.AsNewcomer("Hanna Sommer"));
        var home = await Given.Home(host);

        await admin.Open($"/admin/users?email={host.Email}");
        await admin.Link("Hanna Sommer").ClickAsync();
        await admin.Act(admin.Page.Locator("main"), "Suspend", "Lets homes that are not hers");
        await admin.Done("User suspended");

        (await host.Get("me")).IsProblem(401);
        (await App.Anonymous.Get($"listings/{home.Id}")).Is(404);
        await Screenshot(admin, "user-suspended");

        await admin.Act(admin.Page.Locator("main"), "Reinstate", "It was a mix-up");
        await admin.Done("User reinstated");
        (await App.Anonymous.Get($"listings/{home.Id}")).Is(200);
    }

    [Fact]
    public async Task An_admin_moderates_a_review()
    {
        var (admin, reviewing) = (await AtDesk(), new Reviewing(App));
        var held = await reviewing.Completed();
        var id = Reviewing.IdOf(await reviewing.Reviewed(held, 2), "guest");
        (
            await held.Home.Host.Post(
                $"reviews/{id}/reports",
                new { reason = "private", comment = "It names my child" }
            )
        ).Is(204);

        await admin.Open("/admin/reviews");
        var review = admin.Page.GetByRole(AriaRole.Article, new() { Name = $"Review {id}" });
        await Screenshot(admin, "reviews");
        await admin.Act(review, "Take away", "It names a child");
        await admin.Done("Review removed");

        (await App.Anonymous.Get($"listings/{held.Home.Id}/reviews")).Is(200);
        Assert.Equal(
            1,
            await App.Scalar<long>("SELECT count(*) FROM reviews WHERE id = $1 AND removed_at IS NOT NULL", id)
        );
        await admin.Open($"/admin/bookings/{held.Id}");
        await Screenshot(admin, "booking");
        Assert.Empty(await admin.Faults());
    }

    [Fact]
    public async Task An_admin_replays_one_dead_letter_and_drops_another()
    {
        var (admin, held) = (await AtDesk(), await Given.Confirmed());
        var charge = await App.Scalar<Guid>(
            "SELECT c.id FROM charges c JOIN payments p ON p.id = c.payment_id WHERE p.booking_id = $1",
            held.Id
        );
        var mended = await LayToRest($$"""{"chargeId":"{{charge}}","bookingId":"{{held.Id}}"}""");
        var hopeless = await LayToRest("""{"chargeId":"nonsense"}""");

        await admin.Open("/admin/dead-letters");
        await Screenshot(admin, "dead-letters");
        await admin.Act(Letter(admin, mended.Id), "Replay", "The broker is back");
        await admin.Done("Dead letter replayed");
        await admin.Act(Letter(admin, hopeless.Id), "Drop", "It is about nothing");
        await admin.Done("Dead letter dropped");

        await Eventually.True(
            async () => await App.Scalar<long>("SELECT count(*) FROM inbox WHERE message_id = $1", mended.Message) == 1,
            "the replayed message to be handled"
        );
        Assert.Equal(
            0,
            await App.Scalar<long>("SELECT count(*) FROM dead_letters WHERE id IN ($1, $2)", mended.Id, hopeless.Id)
        );
    }

    [Fact]
    public async Task An_admin_waives_a_penalty_by_keyboard()
    {
        var (admin, held) = (await AtDesk(), await Given.Confirmed());
        await Given.Cancelled(held.Home.Host, held, "The roof leaks");
        var id = await App.Scalar<Guid>("SELECT id FROM host_penalties WHERE booking_id = $1", held.Id);

        await admin.Open("/admin/penalties");
        await Screenshot(admin, "penalties");
        var penalty = admin.Page.GetByRole(AriaRole.Article, new() { Name = $"Penalty {id}" });
        await penalty.Locator("summary").FocusAsync();
        await Press(admin, "Enter", "Tab");
        await admin.Page.Keyboard.TypeAsync("A pipe burst");
        await Press(admin, "Tab", "Enter");
        await admin.Done("Penalty waived");

        Assert.Equal(
            "A pipe burst",
            await App.Scalar<string>("SELECT waiver_reason FROM host_penalties WHERE id = $1", id)
        );
        await admin.Open("/admin/audit");
        await Screenshot(admin, "audit");
    }

    private static ILocator Letter(Visitor admin, Guid id) =>
        admin.Page.GetByRole(AriaRole.Article, new() { Name = $"Dead letter {id}" });

    private async Task<(Guid Id, Guid Message)> LayToRest(string payload)
    {
        var (id, message) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await App.Execute(
            """
            INSERT INTO dead_letters (id, message_id, handler, type, payload, fault)
            VALUES ($1, $2, 'confirm_paid_booking', 'charge_succeeded', $3::jsonb,
                E'System.Text.Json.JsonException: The JSON value could not be converted to System.Guid.\n   at Consumers.Handle()')
            """,
            id,
            message,
            payload
        );
        return (id, message);
    }

    private static async Task Press(Visitor visitor, params string[] keys)
    {
        foreach (var key in keys)
            await visitor.Page.Keyboard.PressAsync(key);
    }
}
