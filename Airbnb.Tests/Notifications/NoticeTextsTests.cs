using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;
using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Notifications;
using Airbnb.Core.Pricing;
using Airbnb.Worker.Notifications;

namespace Airbnb.Tests.Notifications;

/// <summary>Every text of every notice, in every language, filled with what its reader may know.</summary>
public sealed partial class NoticeTextsTests
{
    /// <summary>Mails that are about an account, not about a notice.</summary>
    private static readonly string[] OfAccounts =
    [
        "account_verification",
        "registration_notice",
        "export_ready",
        "password_reset",
        "email_confirmation",
        "email_taken",
        "email_change_requested",
        "email_changed",
        "sign_in.password",
        "sign_in.two_factor_on",
        "sign_in.two_factor_off",
        "sign_in.recovery_codes",
        "sign_in.recovery_code_used",
        "co_host_invitation",
        "co_host_invitation_to_stranger",
        "co_host_accepted",
        "account_suspended",
        "account_reinstated",
        "account_erased",
        "footer",
    ];

    private static readonly MailTemplates Templates = new();

    public static TheoryData<NoticeKind, BookingSide, Language> EveryText()
    {
        var texts = new TheoryData<NoticeKind, BookingSide, Language>();
        foreach (var (kind, side) in Told())
        foreach (var language in Enum.GetValues<Language>())
            texts.Add(kind, side, language);
        return texts;
    }

    [Theory]
    [MemberData(nameof(EveryText))]
    public void Mail_and_feed_are_whole(NoticeKind kind, BookingSide side, Language language)
    {
        var facts = SampleCircumstances.FactsOf(kind, side);
        var wording = Wording.In(language);

        var feed = wording.Feed(kind, side, facts);
        var mail = Render(kind, side, language, facts);

        Assert.Contains("Blue & white door", feed, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', mail.Subject);
        Assert.NotEmpty(mail.Subject);
        Assert.Contains(language is Language.De ? "Hallo " : "Hello ", mail.Text, StringComparison.Ordinal);
        Assert.Contains((facts.ThreadId ?? facts.BookingId).ToString()!, mail.Text, StringComparison.Ordinal);
        Assert.Contains("Blue & white door", mail.Subject + mail.Text, StringComparison.Ordinal);
        Assert.Contains("Blue &amp; white door", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language.Tag()}\">", mail.Html, StringComparison.Ordinal);
        Assert.Contains(
            $"<title>{mail.Subject}</title>",
            System.Net.WebUtility.HtmlDecode(mail.Html),
            StringComparison.Ordinal
        );
        Assert.DoesNotMatch("[{}]", feed + mail.Subject + mail.Text);
        Assert.DoesNotContain("{{", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", mail.Text, StringComparison.Ordinal);
    }

    /// <summary>Names of families, addresses and the like are not for those who have not agreed on a stay.</summary>
    [Theory]
    [MemberData(nameof(EveryText))]
    public void Nobody_reads_what_is_hidden_until_a_stay_is_confirmed(
        NoticeKind kind,
        BookingSide side,
        Language language
    )
    {
        var its = SampleCircumstances.Of(kind);
        var facts = SampleCircumstances.FactsOf(kind, side);

        var mail = Render(kind, side, language, facts);

        var all = JsonSerializer.Serialize(facts) + mail + Wording.In(language).Feed(kind, side, facts);
        Assert.DoesNotContain("@example.com", all, StringComparison.Ordinal);
        var surname = side is BookingSide.Guest ? SampleCircumstances.HostSurname : SampleCircumstances.GuestSurname;
        if (its.Booking.ConfirmedAt is null)
        {
            Assert.DoesNotContain(surname, all, StringComparison.Ordinal);
            Assert.DoesNotContain(SampleCircumstances.Street, all, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(surname, all, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, Language> EveryMailOfAccounts()
    {
        var mails = new TheoryData<string, Language>();
        foreach (var name in OfAccounts.Where(name => name != "footer"))
        foreach (var language in Enum.GetValues<Language>())
            mails.Add(name, language);
        return mails;
    }

    [Theory]
    [MemberData(nameof(EveryMailOfAccounts))]
    public void Mails_about_accounts_are_whole(string name, Language language)
    {
        var content = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["me"] = new Said("Ann & Sons"),
            ["address"] = new Said("ann@example.com"),
            ["link"] = "https://example.com/reset-password#code=abc_DEF-123",
            ["hours"] = 72,
            ["minutes"] = 60,
            ["days"] = 7,
            ["left"] = 9,
            ["host"] = new Said("Hugo & Co"),
            ["home"] = new Said("Blue & white door"),
            ["level"] = "everything.",
            ["coHost"] = new Said("Carla & Co"),
            ["reason"] = new Said("Sells <what> is not theirs"),
        };

        var mail = Templates.Render(
            new Mail(new MailAddress("ann@example.com"), language, name, Guid.CreateVersion7(), content)
        );

        Assert.NotEmpty(mail.Subject);
        Assert.DoesNotMatch("[{}]", mail.Subject + mail.Text);
        Assert.DoesNotContain("{{", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language.Tag()}\">", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_language_has_the_same_mails_with_the_same_placeholders()
    {
        var english = Placeholders(Language.En);
        var wanted = Told().Select(told => Wording.NameOf(told.Kind, told.Side)).Concat(OfAccounts);
        Assert.Equal(
            wanted.Order(StringComparer.Ordinal),
            english
                .Keys.Where(name => !name.StartsWith("part:", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        foreach (var language in Enum.GetValues<Language>())
            Assert.Equal(english, Placeholders(language));
    }

    [Fact]
    public void Every_language_has_the_same_lines_of_the_feed_with_the_same_placeholders()
    {
        foreach (var (kind, side) in Told())
        {
            var english = Names(Wording.In(Language.En).FeedText(kind, side));
            foreach (var language in Enum.GetValues<Language>())
                Assert.Equal(english, Names(Wording.In(language).FeedText(kind, side)));
        }
    }

    [Fact]
    public void No_kind_of_notice_is_never_told() =>
        Assert.Equal(
            Enum.GetValues<NoticeKind>().Order(),
            Notices.All.Select(notice => notice.Kind).Concat(Notices.ToldElsewhere).Distinct().Order()
        );

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.De)]
    public void Every_kind_of_line_and_category_has_words(Language language)
    {
        var wording = Wording.In(language);
        foreach (var category in Enum.GetValues<NoticeCategory>())
            Assert.NotEmpty(wording.Category(category));
        var lines = Enum.GetValues<LineKind>().Select(kind => new PriceLine(kind, new Money(1, "EUR"), "")).ToList();
        Assert.Equal(
            lines.Count,
            ((IEnumerable<object>)wording.Values(new NoticeFacts { Lines = lines })["lines"]).Count()
        );
    }

    private RenderedMail Render(NoticeKind kind, BookingSide side, Language language, NoticeFacts facts) =>
        Templates.Render(
            new Mail(
                new MailAddress("reader@example.org"),
                language,
                Wording.NameOf(kind, side),
                Guid.NewGuid(),
                Wording.In(language).Values(facts)
            )
        );

    private static IEnumerable<(NoticeKind Kind, BookingSide Side)> Told() =>
        (from notice in Notices.All from side in SampleCircumstances.SidesOf(notice) select (notice.Kind, side)).Concat(
            from kind in Notices.ToldElsewhere
            from side in Enum.GetValues<BookingSide>()
            select (kind, side)
        );

    private static SortedDictionary<string, string> Placeholders(Language language) =>
        new(
            MailTemplates.In(language).ToDictionary(section => section.Key, section => Names(section.Value)),
            StringComparer.Ordinal
        );

    /// <summary>What a text shows, includes and asks for, whatever its order.</summary>
    private static string Names(string text) =>
        string.Join(
            ' ',
            Name()
                .Matches(text)
                .Select(match => match.Value)
                .Where(name => name is not ("{{#b}}" or "{{/b}}"))
                .Select(name => Label().Replace(name, ""))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    [GeneratedRegex(@"\{+[^{}]+\}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex("(?<!given )\"[^\"]*\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();
}
