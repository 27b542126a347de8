namespace Airbnb.Tests.Payments;

/// <summary>What the books say about one booking.</summary>
internal static class Books
{
    /// <summary>Sums by kind of entry and account, as in <c>refund/clearing</c>.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> JournalOf(this AirbnbApp app, Held held)
    {
        await using var command = app.Database.CreateCommand(
            """
            SELECT e.kind || '/' || l.account, sum(l.amount)::bigint
            FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id WHERE e.booking_id = $1 GROUP BY 1
            """
        );
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = held.Id });
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            sums[rows.GetString(0)] = rows.GetInt64(1);
        return sums;
    }

    public static async Task Booked(this AirbnbApp app, Held held, string line, long amount)
    {
        var last = 0L;
        await Eventually.True(
            async () => (last = (await app.JournalOf(held)).GetValueOrDefault(line)) == amount,
            $"{line} to be {amount}"
        );
    }

    /// <summary>Waits until the newest dispute of the booking is so.</summary>
    public static Task DisputeIs(this AirbnbApp app, Held held, string status) =>
        app.Becomes(
            held,
            status,
            """
            SELECT coalesce((SELECT d.status FROM disputes d JOIN charges c ON c.id = d.charge_id
                             JOIN payments p ON p.id = c.payment_id
                             WHERE p.booking_id = $1 ORDER BY d.id DESC LIMIT 1), 'none')
            """
        );

    /// <summary>Waits until the newest refund of the booking is so.</summary>
    public static Task RefundIs(this AirbnbApp app, Held held, string status) =>
        app.Becomes(
            held,
            status,
            """
            SELECT coalesce((SELECT r.status FROM refunds r JOIN charges c ON c.id = r.charge_id
                             JOIN payments p ON p.id = c.payment_id
                             WHERE p.booking_id = $1 ORDER BY r.id DESC LIMIT 1), 'none')
            """
        );

    public static Task<long> WrittenOff(this AirbnbApp app, Held held) =>
        app.Scalar<long>(
            """
            SELECT coalesce(sum(d.written_off), 0)::bigint FROM disputes d JOIN charges c ON c.id = d.charge_id
            JOIN payments p ON p.id = c.payment_id WHERE p.booking_id = $1
            """,
            held.Id
        );

    /// <summary>The refunds that Stripe knows of.</summary>
    public static async Task<IReadOnlyList<System.Text.Json.JsonElement>> RefundsAtStripe(
        this AirbnbApp app,
        Held held
    ) => [.. (await app.Stripe.Get($"v1/refunds?payment_intent={held.Intent}")).GetProperty("data").EnumerateArray()];

    public static async Task<IReadOnlyList<string?>> TimelineOf(this Given given, Held held) =>
        [
            .. (await given.Read(held))
                .At("timeline")
                .EnumerateArray()
                .Select(entry => entry.GetProperty("what").GetString()),
        ];

    public static async Task<long> TotalOf(this Given given, Held held) =>
        (await given.Read(held)).At("total.amount").GetInt64();

    private static async Task Becomes(this AirbnbApp app, Held held, string status, string sql)
    {
        var last = "";
        await Eventually.True(
            async () => (last = await app.Scalar<string>(sql, held.Id)) == status,
            $"{held.Id} to be {status}"
        );
    }
}
