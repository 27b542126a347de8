using Airbnb.Core.Delivery;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Airbnb.Tests.Payments;

/// <summary>Processes die at every step of moving money; after that each sum has moved once.</summary>
[Collection(Broken.Name)]
public sealed class CrashTests(BrokenStack stack, ITestOutputHelper output) : StackTests(stack)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("worker")]
    [InlineData("api")]
    [InlineData("api", "worker")]
    public async Task A_stay_is_paid_once(params string[] mortals)
    {
        var (home, guest, nights) = (await Given.Home(), await App.AsGuest(), await Given.Nights(30, 3));
        var quote = await Given.Quote(guest, home, nights);
        var key = Guid.NewGuid().ToString();

        var died = await Dying(
            mortals,
            async () =>
            {
                var booked = await Insist(() => Given.Book(guest, quote, key));
                var held = new Held(
                    booked.Id(),
                    guest,
                    home,
                    nights,
                    booked.Text("payment.clientSecret"),
                    booked.Text("payment.publishableKey")
                );
                await Given.Paid(held);
                await Becomes(held, "confirmed");
            }
        );

        Assert.NotEmpty(died);
    }

    /// <summary>Lets the services die at every step of the flow that they come by, until it is through.</summary>
    private async Task<IReadOnlyList<string>> Dying(IReadOnlyList<string> mortals, Func<Task> flow)
    {
        await App.AsAdmin(); // signed in while there is somebody to sign in to
        foreach (var service in mortals)
            stack.CrashPoints.Doom(service);
        List<string> died = [];
        await using (new Doctor(App, mortals))
        {
            try
            {
                await flow();
                await App.InvariantsHold();
            }
            finally
            {
                foreach (var service in mortals)
                    died.AddRange(stack.CrashPoints.Spare(service).Select(step => $"{service} {step}"));
            }
        }
        foreach (var step in died)
            output.WriteLine(step);
        return died;
    }

    private Task Becomes(Held held, string status) =>
        Eventually.True(
            async () =>
            {
                await ReplayWhatKilledTooOften();
                return (await Insist(() => held.Guest.Get($"bookings/{held.Id}"))).Text("status") == status;
            },
            $"{held.Id} to be {status}",
            Patience
        );

    /// <summary>The broker gives up on a message over which processes die, and an admin has it tried again.</summary>
    private async Task ReplayWhatKilledTooOften()
    {
        await using var db = App.OpenDb();
        var resting = await db.DeadLetters.Select(letter => letter.Id).ToListAsync();
        foreach (var letter in resting)
            await new ReplayDeadLetter(db).Replay(letter, default);
    }

    /// <summary>Repeats a request, under its one key, until a process lived long enough to answer it.</summary>
    private static async Task<Answer> Insist(Func<Task<Answer>> ask) =>
        await Eventually.Get(
            async () =>
            {
                try
                {
                    return await ask() is { Status: < 300 } answer ? answer : null;
                }
                catch (HttpRequestException)
                {
                    return null; // it died over it, or is not back yet
                }
            },
            "an answer",
            Patience
        );
}
