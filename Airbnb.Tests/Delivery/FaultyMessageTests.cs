namespace Airbnb.Tests.Delivery;

/// <summary>
/// Messages that cannot be dealt with, or that come more than once. Several handlers await a charge that succeeded: it
/// is the one that confirms bookings which is looked at.
/// </summary>
[Collection(Broken.Name)]
public sealed class FaultyMessageTests(BrokenStack stack) : StackTests(stack)
{
    [Fact]
    public async Task A_fault_is_tried_again_ever_later_and_rests_at_last()
    {
        await RememberRetries();
        var message = Guid.CreateVersion7();
        await Publish(message, "charge_succeeded", """{"chargeId":"nonsense","bookingId":"nonsense"}""");

        await Eventually.True(
            async () =>
            {
                await App.RetryNow();
                return await Resting(message) == 1;
            },
            "the message to rest"
        );
        var waits = await WaitsOf(message);
        Assert.Equal(4, waits.Length);
        foreach (var (wait, wanted) in waits.Zip([1, 10, 60, 600]))
            Assert.InRange(wait, wanted - 8, wanted); // less what a busy machine took to write it down
        Assert.Contains(
            "JsonException",
            await App.Scalar<string>(
                "SELECT fault FROM dead_letters WHERE message_id = $1 AND handler = 'confirm_paid_booking'",
                message
            ),
            StringComparison.Ordinal
        );
        Assert.Equal(
            0,
            await App.Scalar<long>(
                "SELECT count(*) FROM deadlines WHERE message_id = $1 AND handler = 'confirm_paid_booking'",
                message
            )
        );
        Assert.Equal(0, await App.Scalar<long>("SELECT count(*) FROM inbox WHERE message_id = $1", message));
    }

    [Fact]
    public async Task An_admin_replays_what_rests_or_drops_it()
    {
        var admin = await App.AsAdmin();
        var held = await Given.Confirmed();
        var charge = await App.Scalar<Guid>(
            "SELECT c.id FROM charges c JOIN payments p ON p.id = c.payment_id WHERE p.booking_id = $1",
            held.Id
        );
        var (mended, hopeless) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await LayToRest(mended, $$"""{"chargeId":"{{charge}}","bookingId":"{{held.Id}}"}""");
        await LayToRest(hopeless, """{"chargeId":"nonsense"}""");

        (await held.Guest.Get("admin/dead-letters")).Is(403);
        var resting = (await admin.Get("admin/dead-letters?limit=100")).Is(200).At("items").EnumerateArray();
        Assert.Contains(resting, letter => letter.GetProperty("messageId").GetGuid() == mended);

        (await admin.Post($"admin/dead-letters/{await LetterOf(mended)}/replay", new { reason = "Mended" })).Is(204);
        (await admin.Delete($"admin/dead-letters/{await LetterOf(hopeless)}?reason=Hopeless")).Is(204);

        await Eventually.True(
            async () => await App.Scalar<long>("SELECT count(*) FROM inbox WHERE message_id = $1", mended) == 1,
            "the replayed message to be handled"
        );
        Assert.Equal(0, await Resting(mended) + await Resting(hopeless));
        (await admin.Post($"admin/dead-letters/{Guid.NewGuid()}/replay", new { reason = "Mended" })).Is(404);
    }

    [Fact]
    public async Task One_bad_message_holds_up_no_other()
    {
        for (var i = 0; i < 20; i++)
            await Publish(Guid.CreateVersion7(), "charge_succeeded", """{"chargeId":"nonsense"}""");

        await Given.Confirmed();
    }

    [Fact]
    public async Task A_second_delivery_has_no_second_effect()
    {
        var held = await Given.Confirmed();
        await App.Mailbox.Await(held.Guest.Email, "confirmed");
        var charge = await App.Scalar<Guid>(
            "SELECT c.id FROM charges c JOIN payments p ON p.id = c.payment_id WHERE p.booking_id = $1",
            held.Id
        );
        var delivered = await MessageOf("confirm_paid_booking");
        var told = await MessageOf("tell_people_of_booking_confirmed");
        var notice = await App.Scalar<Guid>(
            "SELECT id FROM notifications WHERE booking_id = $1 AND side = 'guest'",
            held.Id
        );
        await Eventually.True(
            async () => await App.Scalar<long>("SELECT count(*) FROM inbox WHERE handler = 'mail_notice'") > 0,
            "the mail to be noted as sent"
        );
        var mailed = await MessageOf("mail_notice");

        for (var i = 0; i < 3; i++)
        {
            await Publish(delivered, "charge_succeeded", $$"""{"chargeId":"{{charge}}","bookingId":"{{held.Id}}"}""");
            await Publish(told, "booking_confirmed", $$"""{"bookingId":"{{held.Id}}"}""");
            await Publish(mailed, "notice_given", $$"""{"notificationId":"{{notice}}"}""");
        }
        await Given.Confirmed(); // overtakes none of them

        Assert.Equal(
            2,
            await App.Scalar<long>(
                "SELECT count(*) FROM journal_entries WHERE booking_id = $1 AND kind <> 'gateway_fee'",
                held.Id
            )
        );
        Assert.Equal(2, await App.Scalar<long>("SELECT count(*) FROM booking_timeline WHERE booking_id = $1", held.Id));
        Assert.Equal(2, await App.Scalar<long>("SELECT count(*) FROM notifications WHERE booking_id = $1", held.Id));
        Assert.Single(await App.Mailbox.To(held.Guest.Email, "confirmed"));
    }

    [Fact]
    public async Task Deliveries_at_the_same_time_have_one_effect()
    {
        var (owner, last) = (await App.AsGuest(), await App.AsGuest());
        await Repeated(owner, copies: 20);
        await Repeated(last, copies: 1); // overtakes none of them

        await App.Mailbox.Await(last.Email, "already have an account");
        await App.Mailbox.Await(owner.Email, "already have an account");
        Assert.Single(await App.Mailbox.To(owner.Email, "already have an account"));

        Task Repeated(Client user, int copies) =>
            App.Execute(
                """
                INSERT INTO outbox (id, message_id, type, payload)
                SELECT gen_random_uuid(), $1, 'registration_repeated', jsonb_build_object('userId', $2, 'registration', $1)
                FROM generate_series(1, $3)
                """,
                Guid.CreateVersion7(),
                user.UserId,
                copies
            );
    }

    [Fact]
    public async Task The_same_fact_under_another_id_has_no_second_effect_on_money_or_nights()
    {
        var held = await Given.Confirmed();
        var charge = await App.Scalar<Guid>(
            "SELECT c.id FROM charges c JOIN payments p ON p.id = c.payment_id WHERE p.booking_id = $1",
            held.Id
        );
        var again = Guid.CreateVersion7();

        await Publish(again, "charge_succeeded", $$"""{"chargeId":"{{charge}}","bookingId":"{{held.Id}}"}""");
        await Eventually.True(
            async () =>
                await App.Scalar<long>(
                    "SELECT count(*) FROM inbox WHERE message_id = $1 AND handler = 'confirm_paid_booking'",
                    again
                ) == 1,
            "the message to be handled"
        );

        Assert.Equal(
            2,
            await App.Scalar<long>(
                "SELECT count(*) FROM journal_entries WHERE booking_id = $1 AND kind <> 'gateway_fee'",
                held.Id
            )
        );
        Assert.Equal(2, await App.Scalar<long>("SELECT count(*) FROM booking_timeline WHERE booking_id = $1", held.Id));
    }

    [Fact]
    public async Task A_refusal_is_recorded_and_not_tried_again()
    {
        var message = Guid.CreateVersion7();

        await Publish(
            message,
            "charge_succeeded",
            $$"""{"chargeId":"{{Guid.NewGuid()}}","bookingId":"{{Guid.NewGuid()}}"}"""
        );

        await Eventually.True(
            async () =>
                await App.Scalar<long>(
                    "SELECT count(*) FROM inbox WHERE message_id = $1 AND refusal = 'not_found' AND handler = 'confirm_paid_booking'",
                    message
                ) == 1,
            "the refusal to be recorded"
        );
        Assert.Equal(
            0,
            await App.Scalar<long>(
                "SELECT count(*) FROM deadlines WHERE message_id = $1 AND handler = 'confirm_paid_booking'",
                message
            )
        );
    }

    [Fact]
    public async Task A_fact_that_nobody_awaits_does_not_stay_in_the_way()
    {
        var message = Guid.CreateVersion7();

        await Publish(message, "no_such_thing_happened", "{}");

        await Eventually.True(
            async () => await App.Scalar<long>("SELECT count(*) FROM outbox WHERE message_id = $1", message) == 0,
            "the outbox to be empty of it"
        );
    }

    /// <summary>Nothing tries the nonsense any more, not even a handler that was at it meanwhile.</summary>
    public override async Task DisposeAsync()
    {
        var admin = await App.AsAdmin();
        await Eventually.True(
            async () =>
            {
                await App.Execute("DELETE FROM deadlines WHERE clock = 'real' AND payload ->> 'chargeId' = 'nonsense'");
                return (await admin.Get("admin/invariants")).Is(200).At("atRest").GetBoolean();
            },
            "the nonsense to be gone"
        );
        await base.DisposeAsync();
    }

    private Task Publish(Guid message, string type, string payload) =>
        App.Execute(
            "INSERT INTO outbox (id, message_id, type, payload) VALUES (gen_random_uuid(), $1, $2, $3::jsonb)",
            message,
            type,
            payload
        );

    private Task LayToRest(Guid message, string payload) =>
        App.Execute(
            """
            INSERT INTO dead_letters (id, message_id, handler, type, payload, fault)
            VALUES (gen_random_uuid(), $1, 'confirm_paid_booking', 'charge_succeeded', $2::jsonb, 'a fault')
            """,
            message,
            payload
        );

    private Task<Guid> LetterOf(Guid message) =>
        App.Scalar<Guid>("SELECT id FROM dead_letters WHERE message_id = $1", message);

    /// <summary>From now on it is remembered how long each retry was to wait when it was set.</summary>
    private Task RememberRetries() =>
        App.Execute(
            """
            CREATE SCHEMA IF NOT EXISTS tests;
            CREATE TABLE IF NOT EXISTS tests.retries (message_id uuid, handler text, seconds float8);
            CREATE OR REPLACE FUNCTION tests.remember_retry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                INSERT INTO tests.retries
                VALUES (NEW.message_id, NEW.handler, extract(epoch FROM NEW.due_at - clock_timestamp()));
                RETURN NULL;
            END $$;
            CREATE OR REPLACE TRIGGER remember_retry AFTER INSERT ON deadlines
                FOR EACH ROW WHEN (NEW.clock = 'real') EXECUTE FUNCTION tests.remember_retry();
            """
        );

    /// <summary>In seconds, as they followed one another.</summary>
    private Task<double[]> WaitsOf(Guid message) =>
        App.Scalar<double[]>(
            """
            SELECT array_agg(seconds ORDER BY seconds) FROM tests.retries
            WHERE message_id = $1 AND handler = 'confirm_paid_booking'
            """,
            message
        );

    private Task<long> Resting(Guid message) =>
        App.Scalar<long>(
            "SELECT count(*) FROM dead_letters WHERE message_id = $1 AND handler = 'confirm_paid_booking'",
            message
        );

    private Task<Guid> MessageOf(string handler) =>
        App.Scalar<Guid>("SELECT message_id FROM inbox WHERE handler = $1 ORDER BY handled_at DESC LIMIT 1", handler);
}
