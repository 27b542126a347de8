using Airbnb.Core.Standings;

namespace Airbnb.Tests.Standings;

/// <summary>What becomes of hosts when their deadlines come, and what they and others see of it.</summary>
public sealed class StandingTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task When_a_quarter_begins_hosts_are_looked_at_and_the_next_look_is_set()
    {
        var home = await Given.Home();
        await App.Execute(
            """
            WITH earned AS (
                INSERT INTO standings (host_id, period, figures, superhost, at)
                VALUES ($1, '2025-01-01', '{"stays": 10, "nights": 20, "cancellations": 0, "reviews": 3, "stars": 15,
                    "asked": 0, "answered": 0}', true, now())),
            shown AS (UPDATE listings SET superhost = true WHERE host_id = $1)
            UPDATE users SET superhost = true WHERE id = $1
            """,
            home.Host.UserId
        );
        Assert.True((await App.Anonymous.Get($"users/{home.Host.UserId}")).Is(200).At("superhost").GetBoolean());
        Assert.True((await App.Anonymous.Get($"listings/{home.Id}")).Is(200).At("superhost").GetBoolean());
        var today = DateOnly.FromDateTime((await App.Now()).UtcDateTime);
        var (next, current) = (Quarters.After(today), Quarters.After(today).AddMonths(-3));

        await Due("standing_due", $$"""{"day": "{{current:O}}"}""");
        await Eventually.True(
            async () => !(await Standing(home.Host)).At("superhost").GetBoolean(),
            "the host to be looked at"
        );

        var standing = await Standing(home.Host);
        Assert.Equal($"{next:O}", standing.Text("nextLook"));
        Assert.False(standing.At("earnsSuperhost").GetBoolean());
        Assert.False(standing.At("figures.stays.met").GetBoolean());
        Assert.True(standing.At("figures.responseRate.met").GetBoolean());
        Assert.Equal(4.8m, standing.At("figures.rating.threshold").GetDecimal());
        var history = standing.At("history").EnumerateArray().ToList();
        Assert.Equal([$"{current:O}", "2025-01-01"], history.Select(look => look.GetProperty("day").GetString()));
        Assert.Equal([false, true], history.Select(look => look.GetProperty("superhost").GetBoolean()));
        Assert.False((await App.Anonymous.Get($"listings/{home.Id}")).Is(200).At("superhost").GetBoolean());
        await OneIsSet("standing_due", next.Begin());
    }

    [Fact]
    public async Task When_a_day_begins_answers_are_counted()
    {
        var home = await Given.Home();
        foreach (var guest in await People.Add(App, "Gwen Guest", 3))
            await App.Execute(
                """
                WITH thread AS (
                    INSERT INTO threads (id, listing_id, guest_id, host_id, message_count, created_at, last_message_at)
                    VALUES (gen_random_uuid(), $1, $2, $3, 1, now(), now()) RETURNING id)
                INSERT INTO enquiries (id, thread_id, host_id, asked_at, answered_at)
                SELECT gen_random_uuid(), id, $3, now() - interval '3 days',
                    (SELECT now() - interval '2 days 1 hour' WHERE NOT EXISTS (SELECT FROM enquiries WHERE host_id = $3))
                FROM thread
                """,
                home.Id,
                guest.UserId,
                home.Host.UserId
            );

        await Due("response_rates_due", "{}");

        await Eventually.True(
            async () =>
                (await App.Anonymous.Get($"users/{home.Host.UserId}")).Is(200).At("asHost.responseRate").ToString()
                == "33.3",
            "one of three to be counted as answered"
        );
        Assert.Equal(33.3m, (await Standing(home.Host)).At("figures.responseRate.value").GetDecimal());
        var tomorrow = DateOnly.FromDateTime((await App.Now()).UtcDateTime).AddDays(1);
        await OneIsSet("response_rates_due", tomorrow.Begin());
        await App.Execute(
            "UPDATE enquiries SET asked_at = asked_at - interval '90 days' WHERE host_id = $1",
            home.Host.UserId
        );
        await Due("response_rates_due", "{}");
        await Eventually.True(
            async () =>
                await App.Scalar<long>("SELECT count(*) FROM response_rates WHERE host_id = $1", home.Host.UserId) == 0,
            "what nobody asked lately to be forgotten"
        );
    }

    private static async Task<Answer> Standing(Client host) => (await host.Get("me/standing")).Is(200);

    private Task Due(string kind, string payload) =>
        App.Execute(
            """
            WITH due AS (
                INSERT INTO deadlines (id, due_at, clock, kind, subject, payload)
                VALUES (gen_random_uuid(), now() - interval '1 day', 'platform', $1,
                    '00000000-0000-0000-0000-000000000000', $2::jsonb) RETURNING id)
            SELECT pg_notify('deadlines', '') FROM due
            """,
            kind,
            payload
        );

    private Task OneIsSet(string kind, DateTimeOffset at) =>
        Eventually.True(
            async () =>
                await App.Scalar<string>(
                    "SELECT coalesce(string_agg(extract(epoch FROM due_at)::bigint::text, ','), '') FROM deadlines WHERE kind = $1",
                    kind
                ) == $"{at.ToUnixTimeSeconds()}",
            $"the next {kind} to be set at {at:u}"
        );
}
