using System.Net.Mail;
using Airbnb.Core;
using Airbnb.Worker.Notifications;

namespace Airbnb.Tests.Notifications;

public sealed class MailTests
{
    private static readonly Guid Fact = Guid.CreateVersion7();

    [Fact]
    public void A_mail_that_is_sent_again_has_the_same_id()
    {
        Assert.Equal(
            IdOf("ann@example.com", "confirmed.guest", Fact),
            IdOf("Ann@Example.com", "confirmed.guest", Fact)
        );
        Assert.Matches(@"^<[A-Za-z0-9._]+@example\.com>$", IdOf("ann@example.com", "confirmed.guest", Fact));
    }

    [Fact]
    public void Every_fact_recipient_and_kind_of_mail_has_an_id_of_its_own()
    {
        string[] ids =
        [
            IdOf("ann@example.com", "confirmed.guest", Fact),
            IdOf("bob@example.com", "confirmed.guest", Fact),
            IdOf("ann@example.com", "confirmed.host", Fact),
            IdOf("ann@example.com", "confirmed.guest", Guid.CreateVersion7()),
        ];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    private static string IdOf(string to, string template, Guid about) =>
        new Mail(
            new MailAddress(to),
            Language.En,
            template,
            about,
            new Dictionary<string, object>(StringComparer.Ordinal)
        ).MessageId("example.com");
}
