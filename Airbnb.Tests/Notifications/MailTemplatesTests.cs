using System.Net.Mail;
using Airbnb.Core;
using Airbnb.Core.Notifications;
using Airbnb.Worker.Notifications;
using HandlebarsDotNet;

namespace Airbnb.Tests.Notifications;

public sealed class MailTemplatesTests
{
    private const string Link = "https://example.com/verify-email#token=abc_DEF-123";

    private readonly MailTemplates templates = new();

    [Fact]
    public void The_first_line_of_a_template_is_the_subject()
    {
        var mail = Render("registration_notice", ("me", new Said("Ann")));
        Assert.Equal("You already have an account", mail.Subject);
        Assert.StartsWith("Hello Ann,", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<title>You already have an account</title>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_wrote_is_text_in_the_html_and_unchanged_in_the_text()
    {
        var mail = Render("registration_notice", ("me", new Said("<img src=x onerror=\"alert(1)\"> & {{Ann}}")));
        Assert.Contains("Hello <img src=x onerror=\"alert(1)\"> & {{Ann}},", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<bdi>&lt;img", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.En, "for 24 hours")]
    [InlineData(Language.De, "24 Stunden lang")]
    public void The_link_is_whole_in_both_parts(Language language, string hours)
    {
        var mail = Render(language, "account_verification", ("link", Link), ("hours", 24));
        Assert.Contains(Link, mail.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Link}\"", System.Net.WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        Assert.Contains(hours, mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_mails_that_may_be_switched_off_say_where()
    {
        var mail = Of(Language.De, "registration_notice", ("me", new Said("Ann")));
        Assert.DoesNotContain("abbestellen", Both(templates.Render(mail)), StringComparison.Ordinal);
        var unwanted = templates.Render(mail with { Unsubscribe = "https://example.com/unsubscribe?token=x" });
        Assert.Contains("https://example.com/unsubscribe?token=x", unwanted.Text, StringComparison.Ordinal);
        Assert.Contains("Solche Mails abbestellen</a>", unwanted.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_in_the_content_is_a_fault_and_not_a_gap_in_the_mail() =>
        Assert.ThrowsAny<HandlebarsException>(() => Render("registration_notice"));

    private RenderedMail Render(string template, params (string Name, object Value)[] content) =>
        Render(Language.En, template, content);

    private RenderedMail Render(Language language, string template, params (string Name, object Value)[] content) =>
        templates.Render(Of(language, template, content));

    private static string Both(RenderedMail mail) => mail.Text + mail.Html;

    private static Mail Of(Language language, string template, params (string Name, object Value)[] content) =>
        new(
            new MailAddress("ann@example.com"),
            language,
            template,
            Guid.CreateVersion7(),
            content.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal)
        );
}
