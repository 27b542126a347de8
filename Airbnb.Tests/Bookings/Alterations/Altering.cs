namespace Airbnb.Tests.Bookings.Alterations;

/// <summary>An alteration as whoever proposed it got it.</summary>
public sealed record Proposed(Guid Id, Held Held)
{
    public string Path => $"bookings/{Held.Id}/alterations/{Id}";
    public Client Guest => Held.Guest;
    public Client Host => Held.Home.Host;
}

/// <summary>What tests of alterations do.</summary>
public sealed class Altering(AirbnbApp app)
{
    public Task<Answer> Ask(Client who, Held held, Nights nights, int guests = 2) =>
        who.Post($"bookings/{held.Id}/alterations", nights.With(guests));

    public async Task<Proposed> Proposed(Client by, Held held, Nights nights, int guests = 2) =>
        new((await Ask(by, held, nights, guests)).Is(201).Id(), held);

    public Task<Answer> Accept(Client who, Proposed alteration, string? key = null) =>
        who.Post($"{alteration.Path}/acceptance", headers: ("Idempotency-Key", key ?? Guid.NewGuid().ToString()));

    /// <summary>One that the guest proposed and the host accepted, and that is to be paid.</summary>
    public async Task<Proposed> ToBePaid(Held held, Nights nights, int guests = 2)
    {
        var proposed = await Proposed(held.Guest, held, nights, guests);
        Assert.Equal("awaiting_payment", (await Accept(proposed.Host, proposed)).Is(200).Text("status"));
        return proposed;
    }

    /// <summary>The guest's browser pays the difference at Stripe.</summary>
    public async Task Paid(Proposed alteration) => await Paid((await alteration.Guest.Get(alteration.Path)).Is(200));

    /// <param name="payment">The alteration as its guest sees it.</param>
    public async Task Paid(Answer payment)
    {
        var intent = await app.Stripe.Confirm(
            payment.Text("payment.publishableKey"),
            payment.Text("payment.clientSecret")
        );
        Assert.True(intent.TryGetProperty("status", out var status), intent.ToString());
        Assert.Equal("succeeded", status.GetString());
    }

    public async Task<string> StatusOf(Proposed alteration) =>
        (await alteration.Guest.Get(alteration.Path)).Is(200).Text("status");

    public async Task Becomes(Proposed alteration, string status) =>
        await Eventually.True(
            async () => await StatusOf(alteration) == status,
            $"alteration {alteration.Id} to be {status}"
        );

    /// <summary>Nights and preparation that the home is occupied for, and by what, in order.</summary>
    public async Task<string> Occupied(Held held) =>
        await app.Scalar<string>(
            """
            SELECT string_agg(kind || ' ' || lower(nights) - $2 || '-' || upper(nights) - $2
                || '/' || upper(padded) - $2, ', ' ORDER BY nights)
            FROM occupied WHERE listing_id = $1
            """,
            held.Home.Id,
            held.Nights.CheckIn
        );

    /// <summary>How its payments stand.</summary>
    public Task<string[]> ChargesOf(Proposed alteration) =>
        app.Scalar<string[]>(
            "SELECT coalesce(array_agg(status), '{}') FROM charges WHERE alteration_id = $1",
            alteration.Id
        );

    public async Task<string> IntentOf(Proposed alteration) =>
        await app.Scalar<string>("SELECT gateway_id FROM charges WHERE alteration_id = $1", alteration.Id);

    public async Task IntentBecomes(Proposed alteration, string status)
    {
        var intent = await IntentOf(alteration);
        await Eventually.True(
            async () =>
                (await app.Stripe.Get($"v1/payment_intents/{intent}")).GetProperty("status").GetString() == status,
            $"the payment of alteration {alteration.Id} to be {status}"
        );
    }

    /// <summary>What Stripe has sent back of the payments of a booking.</summary>
    public async Task<long> Refunded(Held held)
    {
        var intents = await app.Scalar<string[]>(
            """
            SELECT array_agg(c.gateway_id) FROM charges c JOIN payments p ON p.id = c.payment_id
            WHERE p.booking_id = $1
            """,
            held.Id
        );
        var sum = 0L;
        foreach (var intent in intents)
        {
            var refunds = await app.Stripe.Get($"v1/refunds?payment_intent={intent}");
            sum += refunds.GetProperty("data").EnumerateArray().Sum(refund => refund.GetProperty("amount").GetInt64());
        }
        return sum;
    }

    public Task<long> Booked(Held held, string kind, string account) =>
        app.Scalar<long>(
            """
            SELECT coalesce(sum(l.amount), 0)::bigint FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
            WHERE e.booking_id = $1 AND e.kind = $2 AND l.account = $3
            """,
            held.Id,
            kind,
            account
        );
}

public static class MovedNights
{
    public static Client Host(this Held held) => held.Home.Host;

    public static Nights Longer(this Nights nights, int by) => nights with { CheckOut = nights.CheckOut.AddDays(by) };

    public static Nights Later(this Nights nights, int by) =>
        new(nights.CheckIn.AddDays(by), nights.CheckOut.AddDays(by));
}
