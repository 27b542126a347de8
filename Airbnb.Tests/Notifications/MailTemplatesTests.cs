using Airbnb.Worker.Notifications;
using HandlebarsDotNet.Compiler;

namespace Airbnb.Tests.Notifications;

public sealed class MailTemplatesTests
{
    private readonly MailTemplates templates = new();

    [Fact]
    public void The_first_line_of_the_text_is_the_subject()
    {
        var mail = templates.Render("RegistrationNotice", new { name = "Ann" });
        Assert.Equal("You already have an account", mail.Subject);
        Assert.StartsWith("Hello Ann,", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<title>You already have an account</title>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_wrote_is_text_in_the_html_and_unchanged_in_the_text()
    {
        var mail = templates.Render("RegistrationNotice", new { name = "<img src=x onerror=\"alert(1)\"> & Ann" });
        Assert.Contains("Hello <img src=x onerror=\"alert(1)\"> & Ann,", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;img", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_link_is_whole_in_both_parts()
    {
        const string Link = "https://example.com/verify-email#token=abc_DEF-123";
        var mail = templates.Render("AccountVerification", new { link = Link, hours = 24 });
        Assert.Contains(Link, mail.Text, StringComparison.Ordinal);
        Assert.Contains(Link, System.Net.WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        Assert.Contains("for 24 hours", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BookingConfirmedGuest", "Your stay is confirmed: Blue & white door")]
    [InlineData("BookingConfirmedHost", "New booking: Blue & white door, Monday 1 March 2027")]
    [InlineData("BookingExpiredGuest", "Your booking was not paid: Blue & white door")]
    public void Mails_about_a_booking_say_what_they_are_about(string template, string subject)
    {
        var mail = templates.Render(template, Stay);
        Assert.Equal(subject, mail.Subject);
        Assert.Contains("Blue &amp; white door", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guest_reads_the_address_and_every_line_of_the_price()
    {
        var mail = templates.Render("BookingConfirmedGuest", Stay);
        foreach (
            var part in new[] { "Oudegracht 1", "4 nights", "400.00 EUR", "Tax", "40.00 EUR", "440.00 EUR", "15:00" }
        )
        {
            Assert.Contains(part, mail.Text, StringComparison.Ordinal);
            Assert.Contains(part, mail.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_gap_in_the_content_is_a_fault_and_not_a_gap_in_the_mail() =>
        Assert.Throws<HandlebarsUndefinedBindingException>(() => templates.Render("RegistrationNotice", new { }));

    private static object Stay =>
        new
        {
            guest = "Ann",
            host = "Bob",
            home = "Blue & white door",
            address = "Oudegracht 1, 3511 AA Utrecht, NL",
            checkIn = "Monday 1 March 2027",
            checkInTime = "15:00",
            checkOut = "Friday 5 March 2027",
            checkOutTime = "11:00",
            guests = "2 guests",
            lines = new[]
            {
                new { what = "4 nights", amount = "400.00 EUR" },
                new { what = "Tax", amount = "40.00 EUR" },
            },
            total = "440.00 EUR",
            payout = "388.00 EUR",
            booking = Guid.CreateVersion7(),
        };
}
