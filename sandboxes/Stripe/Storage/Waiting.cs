using StripeSandbox.Objects;

namespace StripeSandbox.Storage;

/// <summary>What the background still has to do, so that it need not look through everything.</summary>
public sealed class Waiting
{
    private readonly Dictionary<string, Delivery> deliveries = [];
    private readonly Dictionary<string, Chore> chores = [];

    public IReadOnlyCollection<Delivery> Deliveries => deliveries.Values;

    public IReadOnlyCollection<Chore> Chores => chores.Values;

    /// <summary>Looks at an object that was loaded or changed.</summary>
    public void Note(StripeObject thing)
    {
        switch (thing)
        {
            case Delivery { Status: DeliveryStatus.Pending } delivery:
                deliveries[delivery.Id] = delivery;
                break;
            case Delivery delivery:
                deliveries.Remove(delivery.Id);
                break;
            case Chore { Done: false } chore:
                chores[chore.Id] = chore;
                break;
            case Chore chore:
                chores.Remove(chore.Id);
                break;
        }
    }
}
