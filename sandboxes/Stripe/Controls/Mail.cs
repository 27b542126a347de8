using StripeSandbox.Objects;
using StripeSandbox.Storage;
using StripeSandbox.Webhooks;

namespace StripeSandbox.Controls;

/// <summary>How held deliveries are let go.</summary>
public sealed record Release
{
    public bool Shuffle { get; init; }

    /// <summary>How often each is sent.</summary>
    public int Times { get; init; } = 1;
}

/// <summary>Looks at deliveries, repeats them and lets held ones go.</summary>
public sealed class Mail(Ledger ledger)
{
    public List<Delivery> List(string? happened, string? status) =>
        ledger.Do(change =>
            change
                .All<Delivery>()
                .Where(delivery =>
                    (happened is null || delivery.Event == happened) && (status is null || delivery.Status == status)
                )
                .Select(Change.Draft)
                .ToList()
        );

    public List<Delivery>? Redeliver(string happened, int times) =>
        ledger.Do(change =>
            change.Find<Event>(happened) is { } found
                ? change
                    .All<WebhookEndpoint>()
                    .Where(endpoint => endpoint.Wants(found))
                    .ToList()
                    .SelectMany(endpoint =>
                        Enumerable.Range(0, times).Select(_ => PostOffice.New(change, found, endpoint))
                    )
                    .Select(Change.Draft)
                    .ToList()
                : null
        );

    public List<Delivery> Release(Release release) =>
        ledger.Do(change =>
        {
            var held = change.All<Delivery>().Where(delivery => delivery.Status == DeliveryStatus.Held).ToList();
            var sent = held.SelectMany(delivery => Let(change, delivery, release.Times)).ToArray();
            if (release.Shuffle)
            {
                Random.Shared.Shuffle(sent);
            }

            // One millisecond apart, so that they leave in this order.
            var now = change.Now.ToUnixTimeMilliseconds();
            for (var place = 0; place < sent.Length; place++)
            {
                sent[place].NextAttemptAt = now + place;
            }

            return sent.Select(Change.Draft).ToList();
        });

    private static IEnumerable<Delivery> Let(Change change, Delivery delivery, int times)
    {
        delivery.Status = DeliveryStatus.Pending;
        change.Touch(delivery);
        var copies = Enumerable
            .Range(1, Math.Max(0, times - 1))
            .Select(_ =>
                PostOffice.New(
                    change,
                    change.Get<Event>(delivery.Event),
                    change.Get<WebhookEndpoint>(delivery.Endpoint)
                )
            );
        return [delivery, .. copies];
    }
}
