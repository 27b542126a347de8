namespace Airbnb.Tests.Notifications;

/// <summary>Whatever happens to a mail, the booking does not feel it, and the mail comes later.</summary>
[Collection(Broken.Name)]
public sealed class MailFaultTests(BrokenStack stack) : StackTests(stack)
{
    [Fact]
    public async Task A_dead_mail_server_holds_up_the_mail_and_nothing_else()
    {
        await App.Stop("mailbox");
        var held = await Given.Confirmed();
        await Eventually.True(async () => (await held.Guest.Feed()).Count == 1, "the feed to tell of it");
        await FailedMails(held, 2);

        await App.Start("mailbox");
        await App.RetryNow();

        await App.IsTold(held.Guest, ("confirmed", "Your stay is confirmed"));
        await App.IsTold(held.Home.Host, ("confirmed", "New booking"));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_written_holds_up_nothing_else_and_comes_when_it_can()
    {
        await App.Execute(
            """
            CREATE OR REPLACE FUNCTION lose_total() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN NEW.facts := NEW.facts - 'total'; RETURN NEW; END $$;
            CREATE TRIGGER lose_total BEFORE INSERT ON notifications FOR EACH ROW EXECUTE FUNCTION lose_total();
            """
        );
        Held held;
        try
        {
            held = await Given.Confirmed();
            await App.IsTold(held.Home.Host, ("confirmed", "New booking")); // whose mail shows no total
            await FailedMails(held, 1);
        }
        finally
        {
            await App.Execute("DROP TRIGGER lose_total ON notifications; DROP FUNCTION lose_total()");
        }
        Assert.Empty(await App.Mailbox.To(held.Guest.Email));
        Assert.StartsWith(
            "Your stay at",
            (await held.Guest.Feed())[0].GetProperty("text").GetString(),
            StringComparison.Ordinal
        );

        await App.Execute(
            """
            UPDATE notifications n SET facts = facts || jsonb_build_object('total',
                jsonb_build_object('amount', b.total_amount, 'currency', b.currency))
            FROM bookings b WHERE b.id = n.booking_id AND b.id = $1
            """,
            held.Id
        );
        await App.RetryNow();

        await App.IsTold(held.Guest, ("confirmed", "Your stay is confirmed"));
    }

    private Task FailedMails(Held held, int count) =>
        Eventually.True(
            async () =>
                await App.Scalar<long>(
                    """
                    SELECT count(*) FROM deadlines WHERE handler = 'mail_notice' AND attempt > 1 AND payload ->> 'notificationId'
                        IN (SELECT id::text FROM notifications WHERE booking_id = $1)
                    """,
                    held.Id
                ) == count,
            "the mails to wait for another try"
        );
}
