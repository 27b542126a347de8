using System.Collections.Concurrent;
using System.Diagnostics;

namespace Airbnb.Tests.Bookings;

/// <summary>
/// Many guests who want the same few homes at once: each asks for prices, books, pays or lets go, and never pauses.
/// </summary>
public sealed class Rush(AirbnbApp app, IReadOnlyList<Home> homes, Nights firstNight)
{
    private const int Days = 180;
    private const int MostNights = 7;
    private const int MostHolds = 3;

    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> took = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> outcomes = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> unexpected = [];
    private readonly Given given = new(app);

    public int Bookings => Count("booked");
    public int Refusals => Count("quote: booking.dates_taken") + Count("book: booking.dates_taken");
    public int Payments => Count("paid");
    public int Withdrawals => Count("let go");
    public IReadOnlyCollection<string> Unexpected => unexpected;

    /// <summary>What came of it, and how long each kind of request took.</summary>
    public IEnumerable<string> Report() =>
        [
            string.Join(
                ", ",
                outcomes.OrderBy(o => o.Key, StringComparer.Ordinal).Select(outcome => $"{outcome.Key} {outcome.Value}")
            ),
            .. took.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => Line(t.Key, [.. t.Value.Order()])),
        ];

    public async Task Run(IReadOnlyList<Client> guests, TimeSpan length)
    {
        using var over = new CancellationTokenSource(length);
        await Task.WhenAll(guests.Select((guest, i) => Guest(guest, new Random(i), over.Token)));
    }

    private async Task Guest(Client guest, Random random, CancellationToken over)
    {
        var holds = new Queue<Held>();
        while (!over.IsCancellationRequested)
        {
            if (await Book(guest, random) is { } held)
                holds.Enqueue(held);
            if (holds.Count == MostHolds || (holds.Count > 0 && random.Next(3) == 0))
                await (random.Next(2) == 0 ? Pay(holds.Dequeue()) : LetGo(holds.Dequeue()));
        }
    }

    private async Task<Held?> Book(Client guest, Random random)
    {
        var (home, nights) = (homes[random.Next(homes.Count)], Wish(random));
        var quote = await Timed("quote", () => given.AskQuote(guest, home, nights));
        if (!Expected("quote", quote, 200))
            return null;
        var booked = await Timed("book", () => given.Book(guest, quote.Text("quote")));
        if (!Expected("book", booked, 201))
            return null;
        Count("booked", 1);
        var (secret, key) = (booked.Text("payment.clientSecret"), booked.Text("payment.publishableKey"));
        return new Held(booked.Id(), guest, home, nights, secret, key);
    }

    private async Task Pay(Held held)
    {
        await given.Paid(held);
        Count("paid", 1);
    }

    private async Task LetGo(Held held)
    {
        var withdrawn = await Timed("withdraw", () => given.Do(held.Guest, held, "withdrawal"));
        if (Expected("withdraw", withdrawn, 200))
            Count("let go", 1);
    }

    private Nights Wish(Random random)
    {
        var first = firstNight.CheckIn.AddDays(random.Next(Days));
        return new Nights(first, first.AddDays(random.Next(1, MostNights + 1)));
    }

    private async Task<Answer> Timed(string what, Func<Task<Answer>> ask)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await ask();
        took.GetOrAdd(what, _ => []).Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return answer;
    }

    /// <summary>
    /// True when it went well. It may not: somebody else was faster, or what the guest paid is not confirmed yet and
    /// counts as a hold.
    /// </summary>
    private bool Expected(string what, Answer answer, int status)
    {
        if (answer.Status == status)
            return true;
        if (answer is { Status: 409, Code: "booking.dates_taken" } or { Status: 422, Code: "booking.too_many_holds" })
            Count($"{what}: {answer.Code}", 1);
        else
            unexpected.Add($"{answer.Request} answered {answer.Status}: {answer.Body}");
        return false;
    }

    private void Count(string outcome, int more) => outcomes.AddOrUpdate(outcome, more, (_, count) => count + more);

    private int Count(string outcome) => outcomes.GetValueOrDefault(outcome);

    private static string Line(string what, double[] sorted) =>
        $"{what}: {sorted.Length} requests, median {At(sorted, 0.5):0} ms, p99 {At(sorted, 0.99):0} ms, longest {sorted[^1]:0} ms";

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];
}
