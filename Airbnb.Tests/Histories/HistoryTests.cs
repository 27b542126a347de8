using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Airbnb.Tests.Histories;

/// <summary>
/// Random histories of what people, banks and time do to bookings. After each of them the system comes to rest, and
/// what must always hold holds. <c>HISTORIES=5000</c> makes it an hour's work: each 30 have a database and a sandbox of
/// their own, as all of both is looked at after each history.
/// </summary>
public sealed class HistoryTests(SharedStack stack, ITestOutputHelper output) : IClassFixture<SharedStack>
{
    private const int MostTogether = 120;

    private const int Few = 40;

    private static readonly int Count = int.TryParse(
        Environment.GetEnvironmentVariable("HISTORIES"),
        System.Globalization.CultureInfo.InvariantCulture,
        out var wanted
    )
        ? wanted
        : Few;

    private static readonly Gen<int> Home = Gen.Choose(0, 2);

    /// <summary>Mostly the latest: that is the one that is still alive.</summary>
    private static readonly Gen<int> Any = Gen.Elements(0, 0, 0, 1, 1, 2, 3);

    private static readonly Gen<Step> Booking =
        from home in Home
        from guest in Gen.Choose(0, 1)
        from inDays in Gen.Elements(0, 1, 3, 10, 40)
        from nights in Gen.Elements(1, 2, 5, 8, 35)
        from guests in Gen.Choose(1, 4)
        select (Step)new Book(home, guest, inDays, nights, guests);

    private static readonly Gen<Step> Hearing = Gen.Choose(0, 1_000_000).Select(seed => (Step)new Hear(seed));

    private static readonly Gen<Step> Answering =
        from booking in Any
        from yes in Gen.Elements(true, true, true, false)
        select (Step)new Answer(booking, yes);

    private static readonly Gen<Step> Proposing =
        from booking in Any
        from side in Gen.Elements(BookingSide.Guest, BookingSide.Host)
        from later in Gen.Choose(-2, 2)
        from longer in Gen.Choose(-3, 3)
        from guests in Gen.Choose(1, 4)
        select (Step)new Propose(booking, side, later, longer, guests);

    private static readonly Gen<Step> Replying =
        from booking in Any
        from reply in Gen.Elements(Reply.Yes, Reply.Yes, Reply.Yes, Reply.No, Reply.Withdraw)
        select (Step)new ReplyTo(booking, reply);

    private static readonly Gen<Step> Cancelling =
        from booking in Any
        from side in Gen.Elements(BookingSide.Guest, BookingSide.Guest, BookingSide.Host)
        from minutes in Gen.Elements(0, 0, 5, 20)
        select (Step)new Cancel(booking, side, minutes);

    private static readonly Gen<Step> Waiting = Gen.Elements(0, 5, 23, 24, 49, 240, 720)
        .Select(hours => (Step)new Wait(hours));

    /// <summary>A stay that is cancelled when its host has been paid for it.</summary>
    private static readonly Gen<Step[]> PaidOutAndCancelled =
        from nights in Gen.Elements(5, 8, 35)
        from side in Gen.Elements(BookingSide.Guest, BookingSide.Host)
        select new Step[]
        {
            new Onboard(0, ToTheEnd: true),
            new Book(0, 0, 1, nights, 2),
            new Pay(0),
            new HearAll(),
            new Wait(52),
            new HearAll(),
            new Cancel(0, side, 0),
        };

    private static readonly Gen<Step[]> DisputedAndDecided =
        from booking in Any
        from seed in Gen.Choose(0, 1_000_000)
        from won in Gen.Elements(true, false)
        select new Step[] { new Dispute(booking), new Hear(seed), new Decide(booking, won) };

    /// <summary>What goes together often enough that chance should not have to bring it about.</summary>
    private static readonly Gen<Step[]> Chapter = Gen.Frequency(
        (10, Together(Booking, Gen.Constant<Step>(new Pay(0)), Hearing, Answering, Hearing)),
        (6, Together(Proposing, Replying, Any.Select(booking => (Step)new Pay(booking)), Hearing)),
        (1, PaidOutAndCancelled),
        (2, DisputedAndDecided),
        (1, Together(Booking)),
        (1, Together(Any.Select(booking => (Step)new Pay(booking)))),
        (1, Together(Any.Select(booking => (Step)new Pay(booking, "pm_card_visa_chargeDeclined")))),
        (3, Together(Waiting)),
        (2, Together(Hearing)),
        (1, Together(Answering)),
        (1, Together(Any.Select(booking => (Step)new Withdraw(booking)))),
        (3, Together(Cancelling)),
        (1, Together(Proposing)),
        (1, Together(Replying)),
        (1, Together(Any.Select(booking => (Step)new Waive(booking)))),
        (1, Together(Any.Select(booking => (Step)new Miss(booking)))),
        (
            1,
            Together(
                from booking in Any
                from percent in Gen.Elements(10, 50, 100)
                select (Step)new RefundByHand(booking, percent)
            )
        ),
        (
            2,
            Together(
                Booking,
                Gen.Constant<Step>(new PayByBank(0)),
                Waiting,
                Gen.Constant<Step>(new BanksPay()),
                Hearing
            )
        ),
        (1, Together(Any.Select(booking => (Step)new PayByBank(booking)))),
        (
            2,
            Together(
                from home in Home
                from toTheEnd in Gen.Elements(true, true, false)
                select (Step)new Onboard(home, toTheEnd)
            )
        )
    );

    private const string Outcomes = """
        SELECT what || ': ' || count(*) AS "Value" FROM (
            SELECT 'booking ' || status AS what FROM bookings
            UNION ALL SELECT 'alteration ' || status FROM alterations
            UNION ALL SELECT 'refund ' || status FROM refunds
            UNION ALL SELECT 'dispute ' || status FROM disputes
            UNION ALL SELECT 'payout ' || status FROM payouts
            UNION ALL SELECT 'reversal ' || status FROM payout_reversals
            UNION ALL SELECT 'penalty' FROM host_penalties) AS happened
        GROUP BY what ORDER BY what
        """;

    /// <summary>What even a few histories come by.</summary>
    private static readonly string[] Often =
    [
        "booking cancelled_by_guest",
        "booking cancelled_by_host",
        "booking completed",
        "booking expired",
        "payout sent",
        "payout waiting",
        "penalty",
        "refund succeeded",
    ];

    /// <summary>What it takes more of them to come by.</summary>
    private static readonly string[] Seldom =
    [
        "alteration applied",
        "alteration lapsed",
        "booking declined",
        "dispute lost",
        "dispute won",
        "reversal succeeded",
    ];

    /// <summary>Histories after which the books were wrong once.</summary>
    private static readonly Step[][] OnceWrong =
    [
        // A refund that was refused before its dispute was heard of, and then won.
        [
            new Book(0, 0, 10, 2, 2),
            new Pay(0),
            new HearAll(),
            new Cancel(0, BookingSide.Host, 0),
            new Dispute(0),
            new Wait(0),
            new Decide(0, Won: true),
        ],
    ];

    [Fact]
    public async Task Whatever_happens_the_books_are_right()
    {
        for (var lived = 0; lived < Count; lived += MostTogether)
        {
            if (lived > 0)
                await ForgetAtStripe();
            await LiveTogether(Math.Min(MostTogether, Count - lived));
        }
    }

    /// <summary>On several platforms beside each other, each with a database and a sandbox of its own.</summary>
    private async Task LiveTogether(int count)
    {
        var sandboxes = SharedStack.SpareStripes;
        var shares = Enumerable.Range(0, count).CountBy(history => sandboxes[history % sandboxes.Count]);
        var seen = await Task.WhenAll(shares.Select(share => Live(share.Value, share.Key)));
        AllSortsOfThingsHappened(count, seen.SelectMany(outcomes => outcomes));
    }

    /// <returns>What came of so many histories.</returns>
    private async Task<IReadOnlyList<string>> Live(int count, string sandbox)
    {
        using var http = new HttpClient { BaseAddress = stack.App.AddressOf(sandbox) };
        await using var platform = await StillPlatform.Start(stack.App, http.BaseAddress);
        var stripe = new StripeSandbox(http);
        var postman = new Postman(stripe, platform);
        foreach (var steps in OnceWrong)
            await Live(steps, new History(platform, stripe, postman));
        await Task.Run(() =>
            Check.One(
                Config.QuickThrowOnFailure.WithMaxTest(count).WithStartSize(16).WithEndSize(28),
                Prop.ForAll(
                    Chapter.ListOf().Select(chapters => chapters.SelectMany(steps => steps).ToArray()).ToArbitrary(),
                    steps => Live(steps, new History(platform, stripe, postman)).GetAwaiter().GetResult()
                )
            )
        );
        return await platform.Use<AirbnbDb, List<string>>(db =>
            db.Database.SqlQueryRaw<string>(Outcomes).ToListAsync()
        );
    }

    /// <summary>A sandbox that starts again knows of nothing.</summary>
    private async Task ForgetAtStripe()
    {
        foreach (var sandbox in SharedStack.SpareStripes)
        {
            await stack.App.Stop(sandbox);
            await stack.App.Start(sandbox);
        }
    }

    /// <summary>Histories in which everything is refused would prove nothing.</summary>
    private void AllSortsOfThingsHappened(int count, IEnumerable<string> outcomes)
    {
        var seen = outcomes.Order(StringComparer.Ordinal).ToList();
        output.WriteLine($"{count} histories: {string.Join(", ", seen)}");
        if (count < Few)
            return; // too few to have seen anything for sure
        string[] expected = count < MostTogether ? Often : [.. Often, .. Seldom];
        Assert.Equal(
            expected.Order(),
            seen.Select(outcome => outcome[..outcome.IndexOf(':', StringComparison.Ordinal)])
                .Intersect(expected)
                .Order()
        );
    }

    private static Gen<Step[]> Together(params Gen<Step>[] steps) => Gen.CollectToArray(steps, step => step);

    private static async Task Live(IReadOnlyList<Step> steps, History history)
    {
        await history.Begin();
        foreach (var step in steps)
            await step.Happen(history);
        await history.Settle();
    }
}
