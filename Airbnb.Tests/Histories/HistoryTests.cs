using Airbnb.Core.Bookings;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Histories;

/// <summary>
/// Random histories of what people, banks and time do to bookings. After each of them the system comes to rest, and
/// what must always hold holds. <c>HISTORIES=5000</c> makes it a night's work.
/// </summary>
public sealed class HistoryTests(SharedStack stack) : IClassFixture<SharedStack>, IAsyncLifetime
{
    private static readonly int Count = int.Parse(
        Environment.GetEnvironmentVariable("HISTORIES") ?? "200",
        System.Globalization.CultureInfo.InvariantCulture
    );

    private static readonly Gen<int> Any = Gen.Choose(0, 5);

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (
            4,
            from home in Any
            from guest in Any
            from inDays in Gen.Elements(0, 1, 3, 10, 40)
            from nights in Gen.Elements(1, 2, 5, 8, 35)
            from guests in Gen.Choose(1, 4)
            select (Step)new Book(home, guest, inDays, nights, guests)
        ),
        (4, Any.Select(booking => (Step)new Pay(booking))),
        (1, Any.Select(booking => (Step)new Pay(booking, "pm_card_visa_chargeDeclined"))),
        (3, Gen.Elements(1, 5, 23, 24, 49, 240, 720).Select(hours => (Step)new Wait(hours))),
        (4, Gen.Choose(0, 1_000_000).Select(seed => (Step)new Hear(seed))),
        (2, from booking in Any from yes in Gen.Elements(true, true, false) select (Step)new Answer(booking, yes)),
        (1, Any.Select(booking => (Step)new Withdraw(booking))),
        (
            2,
            from booking in Any
            from side in Gen.Elements(BookingSide.Guest, BookingSide.Guest, BookingSide.Host)
            from minutes in Gen.Elements(0, 0, 5, 20)
            select (Step)new Cancel(booking, side, minutes)
        ),
        (1, Any.Select(booking => (Step)new Miss(booking))),
        (1, from home in Any from toTheEnd in Gen.Elements(true, false) select (Step)new Onboard(home, toTheEnd)),
        (1, Any.Select(booking => (Step)new Dispute(booking))),
        (1, from booking in Any from won in Gen.Elements(true, false) select (Step)new Decide(booking, won))
    );

    private StillPlatform platform = null!;
    private StripeSandbox stripe = null!;
    private Postman postman = null!;

    public async Task InitializeAsync()
    {
        var address = stack.App.AddressOf(SharedStack.SpareStripe);
        platform = await StillPlatform.Start(stack.App, address);
        stripe = new StripeSandbox(new HttpClient { BaseAddress = address });
        postman = new Postman(stripe, platform);
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public void Whatever_happens_the_books_are_right() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Count).WithEndSize(40),
            Prop.ForAll(
                AnyStep.ListOf().Select(steps => steps.ToArray()).ToArbitrary(),
                steps => Task.Run(() => Live(steps)).GetAwaiter().GetResult()
            )
        );

    private async Task Live(IReadOnlyList<Step> steps)
    {
        var history = new History(platform, stripe, postman);
        await history.Begin();
        foreach (var step in steps)
            await step.Happen(history);
        await history.Settle();
    }
}
