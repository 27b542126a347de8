using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Delivery;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Airbnb.Tests;

/// <summary>Brings things about while the services that do them die at every step they come by.</summary>
public sealed class Mortality(AirbnbApp app, CrashPoints points, ITestOutputHelper output)
{
    // A dozen deaths and starts, beside many other tests.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>Goes on until the flow is through and nothing is left to do; then the services live again.</summary>
    public async Task Endure(IReadOnlyList<string> services, Func<Task> flow)
    {
        await app.AsAdmin(); // signed in while there is somebody to sign in to
        foreach (var service in services)
            points.Doom(service);
        List<string> died = [];
        await using (new Doctor(app, services))
        {
            try
            {
                await flow();
                await ComesToRest();
            }
            finally
            {
                foreach (var service in services)
                    died.AddRange(points.Spare(service).Select(step => $"{service} {step}"));
            }
            await BothLive();
        }
        foreach (var step in died)
            output.WriteLine(step);
        Assert.NotEmpty(died);
    }

    /// <summary>Repeats a request, under its one key, until a process lived long enough to answer it.</summary>
    public Task<Answer> Insist(Func<Task<Answer>> ask)
    {
        var last = "";
        return Eventually.Get(
            async () =>
            {
                try
                {
                    var answer = await ask();
                    last = $"{answer.Status} {answer.Body}";
                    return answer.Status < 300 ? answer : null;
                }
                catch (HttpRequestException death)
                {
                    last = death.Message; // it died over it, or is not back yet
                    return null;
                }
            },
            "an answer",
            Patience,
            () => last
        );
    }

    public Task Becomes(Held held, string status) =>
        Until(
            async () => (await Insist(() => held.Guest.Get($"bookings/{held.Id}"))).Text("status") == status,
            $"{held.Id} to be {status}"
        );

    /// <summary>Waits until the query, about one id, counts that many.</summary>
    public Task Counts(long wanted, string sql, Guid about) =>
        Until(async () => await app.Scalar<long>(sql, about) == wanted, sql);

    /// <summary>Moves the clock for those who are dead, too; they follow when they are back.</summary>
    public Task TimePasses(TimeSpan time) =>
        app.Execute("UPDATE platform_clock SET \"offset\" = \"offset\" + $1, version = version + 1", time);

    /// <summary>The API answers, and the Worker deals with a message: about nothing, so it is refused.</summary>
    private async Task BothLive()
    {
        var message = Guid.CreateVersion7();
        await app.Execute(
            """
            INSERT INTO outbox (id, message_id, type, payload)
            VALUES ($1, $1, 'charge_succeeded', jsonb_build_object('chargeId', $1, 'bookingId', $1))
            """,
            message
        );
        await Counts(
            1,
            "SELECT count(*) FROM inbox WHERE message_id = $1 AND handler = 'confirm_paid_booking'",
            message
        );
        await ComesToRest();
    }

    private async Task ComesToRest()
    {
        var admin = await app.AsAdmin();
        await Until(
            async () =>
            {
                var report = await Insist(() => admin.Get("admin/invariants"));
                return report.At("hold").GetBoolean() && report.At("atRest").GetBoolean();
            },
            "all invariants to hold at rest"
        );
    }

    private Task Until(Func<Task<bool>> condition, string what) =>
        Eventually.True(
            async () =>
            {
                await TryAgain();
                return await condition();
            },
            what,
            Patience
        );

    /// <summary>
    /// The broker gives up on a message over which processes die, and an admin has it tried again; but not what other
    /// tests left that nobody can read.
    /// </summary>
    private async Task TryAgain()
    {
        await app.RetryNow();
        await using var db = app.OpenDb();
        var killers = await db
            .DeadLetters.Where(letter => !letter.Fault.Contains("JsonException"))
            .Select(letter => letter.Id)
            .ToListAsync();
        foreach (var letter in killers)
            await new ReplayDeadLetter(db).Replay(letter, Act.OfPlatform, default);
    }
}
