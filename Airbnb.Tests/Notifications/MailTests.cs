using System.Net.Mail;
using Airbnb.Worker.Notifications;

namespace Airbnb.Tests.Notifications;

public sealed class MailTests
{
    private static readonly Guid Fact = Guid.CreateVersion7();

    [Fact]
    public void A_mail_that_is_sent_again_has_the_same_id()
    {
        Assert.Equal(
            IdOf("ann@example.com", "BookingConfirmedGuest", Fact),
            IdOf("Ann@Example.com", "BookingConfirmedGuest", Fact)
        );
        Assert.Matches(@"^<[A-Za-z0-9.]+@example\.com>$", IdOf("ann@example.com", "BookingConfirmedGuest", Fact));
    }

    [Fact]
    public void Every_fact_recipient_and_kind_of_mail_has_an_id_of_its_own()
    {
        string[] ids =
        [
            IdOf("ann@example.com", "BookingConfirmedGuest", Fact),
            IdOf("bob@example.com", "BookingConfirmedGuest", Fact),
            IdOf("ann@example.com", "BookingConfirmedHost", Fact),
            IdOf("ann@example.com", "BookingConfirmedGuest", Guid.CreateVersion7()),
        ];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    private static string IdOf(string to, string template, Guid about) =>
        new Mail(new MailAddress(to), template, about, new { }).MessageId("example.com");
}
