using Airbnb.Core;
using Airbnb.Core.Messaging;
using Airbnb.Core.Notifications;

namespace Airbnb.Tests.Notifications;

public sealed class WordingTests
{
    [Theory]
    [InlineData(Language.En, 105276, "EUR", "€1,052.76")]
    [InlineData(Language.En, -7600, "EUR", "−€76.00")]
    [InlineData(Language.En, 12000, "JPY", "¥12,000")]
    [InlineData(Language.En, 6000, "CHF", "CHF 60.00")]
    [InlineData(Language.En, 6000, "AUD", "AUD 60.00")]
    [InlineData(Language.De, 105276, "EUR", "1.052,76 €")]
    [InlineData(Language.De, -7600, "EUR", "−76,00 €")]
    [InlineData(Language.De, 12000, "JPY", "12.000 ¥")]
    [InlineData(Language.De, 6000, "CHF", "60,00 CHF")]
    public void Amounts_are_written_as_the_language_writes_them(
        Language language,
        long amount,
        string currency,
        string text
    ) => Assert.Equal(text, Wording.In(language).Amount(new Money(amount, currency)).Replace('\u00a0', ' '));

    [Fact]
    public void So_are_days_and_hours()
    {
        var (day, time) = (new DateOnly(2027, 3, 1), new TimeOnly(15, 0));
        Assert.Equal("Monday 1\u00a0March 2027", Wording.In(Language.En).Day(day)); // no break between day and month
        Assert.Equal("Montag, 1.\u00a0März 2027", Wording.In(Language.De).Day(day));
        Assert.Equal("15:00", Wording.In(Language.En).Time(time));
        Assert.Equal("15:00\u00a0Uhr", Wording.In(Language.De).Time(time));
    }

    [Theory]
    [InlineData(1, "1 guest", "1 Gast")]
    [InlineData(2, "2 guests", "2 Gäste")]
    public void And_how_many_there_are(int guests, string english, string german)
    {
        var facts = new NoticeFacts { Guests = guests };
        Assert.Equal(english, Wording.In(Language.En).Values(facts)["guests"]);
        Assert.Equal(german, Wording.In(Language.De).Values(facts)["guests"]);
    }

    [Theory]
    [InlineData("de", Language.De)]
    [InlineData("de-AT,en", Language.De)]
    [InlineData("fr,DE-ch,en", Language.De)]
    [InlineData("fr,en-US,de", Language.En)]
    [InlineData("fr", Language.En)]
    [InlineData("", Language.En)]
    public void Somebody_is_served_in_the_first_language_that_we_speak(string tags, Language language) =>
        Assert.Equal(language, Languages.Preferred(tags.Split(',')));

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.De)]
    public void There_are_words_for_all_that_a_thread_says_of_a_booking(Language language)
    {
        var facts = new NoticeFacts
        {
            CheckIn = new DateOnly(2027, 3, 1),
            CheckOut = new DateOnly(2027, 3, 5),
            Guests = 2,
        };
        foreach (var kind in Enum.GetValues<MessageKind>().Where(kind => kind is not MessageKind.Text))
            Assert.Contains("2027", Wording.In(language).ThreadLine(kind, facts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify.")]
    [InlineData("email.")]
    [InlineData("undo.")]
    [InlineData("reset.")]
    [InlineData("unsubscribe.")]
    public void Pages_have_the_same_texts_in_every_language(string page)
    {
        var english = Wording.In(Language.En).TextsOf(page).Keys.Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(english);
        Assert.Equal(english, Wording.In(Language.De).TextsOf(page).Keys.Order(StringComparer.Ordinal));
    }
}
