using System.Text.Json;

namespace Airbnb.Tests.Bookings;

/// <summary>What a booking has come to: at Stripe, in the calendar and in the books.</summary>
public static class Look
{
    public static async Task<string> IntentStatus(this AirbnbApp app, Held held) =>
        (await app.Stripe.Get($"v1/payment_intents/{held.Intent}")).GetProperty("status").GetString()!;

    public static Task IntentBecomes(this AirbnbApp app, Held held, string status) =>
        Eventually.True(async () => await app.IntentStatus(held) == status, $"the payment of {held.Id} to be {status}");

    public static async Task<long> Refunded(this AirbnbApp app, Held held)
    {
        var refunds = await app.Stripe.Get($"v1/refunds?payment_intent={held.Intent}");
        return refunds.GetProperty("data").EnumerateArray().Sum(refund => refund.GetProperty("amount").GetInt64());
    }

    public static Task RefundedBecomes(this AirbnbApp app, Held held, long amount) =>
        Eventually.True(async () => await app.Refunded(held) == amount, $"{amount} of {held.Id} to go back");

    /// <summary>Nights from check-in to check-out: X is taken, _ is free.</summary>
    public static async Task<string> Calendar(this AirbnbApp app, Held held)
    {
        var path = $"listings/{held.Home.Id}/calendar?from={held.Nights.CheckIn:O}&to={held.Nights.CheckOut:O}";
        var nights = (await app.Anonymous.Get(path)).Is(200).At("nights").EnumerateArray();
        return string.Concat(nights.Select(night => night.GetProperty("available").GetBoolean() ? '_' : 'X'));
    }

    /// <summary>What the account of the booking stands at, debits positive.</summary>
    public static Task<long> Balance(this AirbnbApp app, Held held, string account) =>
        app.Scalar<long>(
            """
            SELECT coalesce(sum(l.amount), 0)::bigint FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
            WHERE e.booking_id = $1 AND l.account = $2
            """,
            held.Id,
            account
        );

    public static Task<long> JournalEntries(this AirbnbApp app, Held held) =>
        app.Scalar<long>("SELECT count(*) FROM journal_entries WHERE booking_id = $1", held.Id);

    /// <summary>The timeline's lines, in order.</summary>
    public static IReadOnlyList<string> Timeline(this Answer booking) =>
        [.. booking.At("timeline").EnumerateArray().Select(line => line.GetProperty("what").GetString()!)];

    public static JsonElement Line(this Answer booking, string what) =>
        booking.At("timeline").EnumerateArray().Single(line => line.GetProperty("what").GetString() == what);
}
