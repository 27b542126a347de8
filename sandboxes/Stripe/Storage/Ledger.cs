using StripeSandbox.Objects;
using StripeSandbox.Webhooks;

namespace StripeSandbox.Storage;

/// <summary>All objects. One change at a time, and each is in the journal before its answer leaves.</summary>
public sealed class Ledger : IDisposable
{
    private static readonly Comparer<StripeObject> BySequence = Comparer<StripeObject>.Create(
        (left, right) => left.Sequence.CompareTo(right.Sequence)
    );

    private readonly Lock gate = new();
    private readonly Dictionary<string, StripeObject> byId = [];
    private readonly Dictionary<Type, List<StripeObject>> byKind = [];
    private readonly Dictionary<string, List<Delivery>> byEvent = [];
    private readonly Journal? journal;
    private Exception? broken;
    private long sequence;

    public Ledger(SandboxOptions options, PostOffice post, TimeProvider clock)
    {
        Clock = clock;
        Post = post;
        Options = options;
        if (options.DataFolder is not { Length: > 0 } folder)
        {
            return;
        }

        journal = Journal.Open(folder, out var objects);
        foreach (var thing in objects.Where(thing => !IsStale(thing)).OrderBy(thing => thing.Sequence))
        {
            Remember(thing);
            Waiting.Note(thing);
        }
    }

    public TimeProvider Clock { get; }

    public SandboxOptions Options { get; }

    public PostOffice Post { get; }

    /// <summary>What is left to do; to be read inside a change.</summary>
    public Waiting Waiting { get; } = new();

    /// <summary>Called after a change that left something for the background to do.</summary>
    public Action? HasWork { get; set; }

    /// <summary>
    /// Runs a change alone. What it touched is kept even when it throws: a declined card leaves a failed charge.
    /// </summary>
    public T Do<T>(Func<Change, T> work)
    {
        lock (gate)
        {
            if (broken is not null)
            {
                throw new InvalidOperationException("The journal could not be written; restart the sandbox.", broken);
            }

            var change = new Change(this);
            try
            {
                return work(change);
            }
            finally
            {
                Commit(change);
            }
        }
    }

    public void Do(Action<Change> work) =>
        Do(change =>
        {
            work(change);
            return true;
        });

    public void Dispose()
    {
        // A change under way is written first, in full.
        lock (gate)
        {
            journal?.Dispose();
        }
    }

    internal long NextSequence() => ++sequence;

    internal StripeObject? Find(string id) => byId.GetValueOrDefault(id);

    internal IEnumerable<T> All<T>()
        where T : StripeObject => byKind.TryGetValue(typeof(T), out var list) ? list.Select(thing => (T)thing) : [];

    internal IReadOnlyList<Delivery> DeliveriesOf(string happened) => byEvent.GetValueOrDefault(happened) ?? [];

    internal void Remember(StripeObject thing)
    {
        byId[thing.Id] = thing;
        if (!byKind.TryGetValue(thing.GetType(), out var list))
        {
            byKind[thing.GetType()] = list = [];
        }

        list.Add(thing);
        if (thing is Delivery delivery)
        {
            if (!byEvent.TryGetValue(delivery.Event, out var deliveries))
            {
                byEvent[delivery.Event] = deliveries = [];
            }

            deliveries.Add(delivery);
        }

        sequence = Math.Max(sequence, thing.Sequence);
    }

    internal void Replace(StripeObject thing)
    {
        var list = byKind[thing.GetType()];
        list[list.BinarySearch(thing, BySequence)] = thing;
        byId[thing.Id] = thing;
    }

    // Answers that no key can ask for any more need not be kept in memory.
    private bool IsStale(StripeObject thing) =>
        thing is StoredReply && Clock.GetUtcNow().ToUnixTimeSeconds() - thing.Created > StoredReply.KeptSeconds;

    private void Commit(Change change)
    {
        if (change.Touched.Count == 0)
        {
            return;
        }

        foreach (var thing in change.Touched)
        {
            Waiting.Note(thing);
        }

        try
        {
            journal?.Append(change.Touched);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Memory is now ahead of the file, so nothing that follows could be trusted after a restart.
            broken = failure;
            throw;
        }

        if (change.Touched.Any(thing => thing is Delivery or Chore))
        {
            HasWork?.Invoke();
        }
    }
}
