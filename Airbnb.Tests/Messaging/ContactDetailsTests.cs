using Airbnb.Core.Messaging.Masking;

namespace Airbnb.Tests.Messaging;

/// <summary>What is taken out of messages between people who have not agreed on a stay, and what is not.</summary>
public sealed class ContactDetailsTests
{
    [Fact]
    public void What_is_no_character_is_not_seen() => Masks("\uFFFE\uFFFFann\uFFFE@example.com", "\uFFFE\uFFFF•••");

    [Theory]
    [InlineData("Write to ann.smith@example.com please", "Write to ••• please")]
    [InlineData("ann+stay@mail.example.co.uk, thanks", "•••, thanks")]
    [InlineData("Ann@Example.COM", "•••")]
    [InlineData("mine: ann @ example . com!", "mine: •••!")]
    [InlineData("ann (at) example (dot) com", "•••")]
    [InlineData("ann[at]example[dot]org", "•••")]
    [InlineData("ann at example dot com is me", "••• is me")]
    [InlineData("ann at gmail", "•••")]
    [InlineData("ann.smith at gmail com", "•••")]
    [InlineData("ann.smith@gmail com", "•••")]
    [InlineData("ann {ät} example {punkt} de", "•••")]
    [InlineData("ann arroba ejemplo punto com", "•••")]
    [InlineData("ａｎｎ＠ｅｘａｍｐｌｅ．ｃｏｍ", "•••")]
    [InlineData("ann@ex\u200bample.com", "•••")]
    [InlineData("a n n @ g m a i l . c o m ok?", "••• ok?")]
    [InlineData("mailto:ann@example.com", "•••")]
    public void Mail_addresses(string text, string masked) => Masks(text, masked);

    [Theory]
    [InlineData("See https://example.com/a?b=c#d for more", "See ••• for more")]
    [InlineData("hxxp://example.com", "•••")]
    [InlineData("www.example.travel", "•••")]
    [InlineData("on example.com/rooms/12, first", "on ••• first")]
    [InlineData("it is on blue-door.de.", "it is on •••.")]
    [InlineData("blue-door (dot) com", "•••")]
    [InlineData("blue-door [.] com", "•••")]
    [InlineData("bluedoor dot com", "•••")]
    [InlineData("bluedoor . com", "•••")]
    [InlineData("t.me/annsmith", "•••")]
    [InlineData("wa.me/4917612345678", "•••")]
    [InlineData("gmаil.com with a Cyrillic a", "••• with a Cyrillic a")]
    [InlineData("EXAMPLE.COM", "•••")]
    public void Links(string text, string masked) => Masks(text, masked);

    [Theory]
    [InlineData("Call +49 176 1234567", "Call •••")]
    [InlineData("Call +4917612345678 or 0176/1234567.", "Call ••• or •••.")]
    [InlineData("(0176) 123-45-67", "•••")]
    [InlineData("06.12.20.34.56", "•••")]
    [InlineData("06 12 20 34 56", "•••")]
    [InlineData("1-800-555-0199", "•••")]
    [InlineData("call 555-0199", "call •••")]
    [InlineData("call 5550199", "call •••")]
    [InlineData("0*1*7*6*1*2*3*4*5*6", "•••")]
    [InlineData("0,1,7,6,1,2,3,4", "•••")]
    [InlineData("0, 1, 7, 6, 1, 2, 3, 4", "•••")]
    [InlineData("O176 I234567", "•••")]
    [InlineData("zero one seven six one two three four five six seven", "•••")]
    [InlineData("null eins sieben sechs, eins zwei drei vier fünf", "•••")]
    [InlineData("oh one seventy-six twelve thirty-four fifty-six", "•••")]
    [InlineData("0 one 7 six 1 two 3 four", "•••")]
    [InlineData("٠١٧٦١٢٣٤٥٦٧", "•••")]
    [InlineData("０１７６ １２３４５６７", "•••")]
    [InlineData("0️⃣1️⃣7️⃣6️⃣1️⃣2️⃣3️⃣4️⃣", "•••")]
    [InlineData("①⑦⑥①②③④⑤⑥", "•••")]
    [InlineData("0176\n1234\n567", "•••")]
    [InlineData("DE89 3704 0044 0532 0130 00", "DE•••")]
    public void Telephone_numbers_and_other_long_ones(string text, string masked) => Masks(text, masked);

    [Theory]
    [InlineData("Telegram: annsmith", "Telegram: •••")]
    [InlineData("my insta is annsmith", "my insta is •••")]
    [InlineData("Mein Skype ist ann.smith", "Mein Skype ist •••")]
    [InlineData("line id annsmith", "line id •••")]
    [InlineData("find me at @annsmith", "find me at •••")]
    [InlineData("instagram ann_smith", "instagram •••")]
    [InlineData("snapchat annsmith77 thanks", "snapchat ••• thanks")]
    [InlineData("WhatsApp 0176 1234567", "WhatsApp •••")]
    public void Names_at_messengers(string text, string masked) => Masks(text, masked);

    [Theory]
    [InlineData("We would come on 2027-03-01 and leave on 2027-03-05.")]
    [InlineData("From 01.03.2027 to 05.03.2027, or 01/03/2027-05/03/2027?")]
    [InlineData("01.03.2027-05.03.2027")]
    [InlineData("01.03.-05.03.2027")]
    [InlineData("1/3/27 - 5/3/27")]
    [InlineData("1. 3. 2027")]
    [InlineData("20270301")]
    [InlineData("We were there in 2019-2024.")]
    [InlineData("5, 6, 7, 8, 9, 10 and 11 March would suit us")]
    [InlineData("We arrive at 15:00, on 01.03.2027 at 22:30 at the latest")]
    [InlineData("Reception: 8-12, 14-18; Saturday 09:00-13:00")]
    [InlineData("open 24/7, 365 days")]
    public void Days_and_hours_stay(string text) => Stays(text);

    [Theory]
    [InlineData("Is it 1,200.00 EUR or € 1.052,76?")]
    [InlineData("I would pay $1,200,000 for that view, or 1.500.000 Kč")]
    [InlineData("EUR 100-150 a night, 12 000 JPY for cleaning")]
    [InlineData("CHF 100.- a night")]
    [InlineData("2 x 600 = 1,200,000?")]
    public void Prices_stay(string text) => Stays(text);

    [Theory]
    [InlineData("Is it Oudegracht 12-14, 3511 AA Utrecht, third floor, number 301?")]
    [InlineData("Rua do Século 107, 1250-096 Lisboa")]
    [InlineData("Rooms 101, 102 and 103, or 101, 102, 103")]
    [InlineData("120 m2 for 8 people, 1500 m from the beach, 5 km from town")]
    [InlineData("2 adults, 3 children (4, 7 and 9), 1 dog: 6 in all")]
    [InlineData("One two-bedroom flat for three, four nights")]
    [InlineData("Our flight is TP 1234 at 10:25, then train RE 5 at 11:07.")]
    [InlineData("It is about booking 0199a1b2-1234-7123-8123-123456789012")]
    [InlineData("Do you have 220 V / 16 A, and Wi-Fi at 100 Mbit?")]
    public void So_do_house_numbers_sizes_and_counts(string text) => Stays(text);

    [Theory]
    [InlineData("Do you use WhatsApp? I would rather not.")]
    [InlineData("Instagram is full of such places")]
    [InlineData("Is the signal good? Which line goes there?")]
    [InlineData("We stay at home a lot. We meet at the station at noon.")]
    [InlineData("A nice place.Shop and pub are close.We liked it")]
    [InlineData("It was nice.it is just far, e.g. from St.Moritz, i.e. 5 p.m. by bus")]
    [InlineData("Polka-dot curtains @ 5 EUR each, at most")]
    [InlineData("Is there a kitchen...and a garden?")]
    [InlineData("")]
    public void And_so_do_words(string text) => Stays(text);

    [Theory]
    [InlineData("0176 12|34 567", "•••")]
    [InlineData("0|1|7|6|1|2|3|4 is it", "••• is it")]
    [InlineData("zero one|seven six|one two three|four", "•••")]
    [InlineData("My number:|0176|1234|567", "•••")]
    [InlineData("Hello|Call +49|ann@example.com", "•••")]
    [InlineData("0176|Is 1234567 yours?", "Is ••• yours?")]
    public void A_number_in_pieces_is_one(string messages, string last) =>
        Assert.Equal(new MaskedText(last, true), Last(messages));

    [Theory]
    [InlineData("2|And 3 children")]
    [InlineData("Room 12|34 567 steps")]
    [InlineData("15:00|16:30")]
    [InlineData("01.03.2027|05.03.2027")]
    [InlineData("100 EUR|120 EUR")]
    [InlineData("•••|12")]
    [InlineData("?|12 nights")]
    public void Short_answers_stay(string messages) =>
        Assert.Equal(new MaskedText(messages.Split('|')[^1], false), Last(messages));

    private static MaskedText Last(string messages)
    {
        var all = messages.Split('|');
        return ContactDetails.MaskIn(all[^1], all[..^1]);
    }

    private static void Masks(string text, string masked)
    {
        var found = ContactDetails.MaskIn(text);

        Assert.Equal(masked, found.Text);
        Assert.True(found.IsMasked);
    }

    private static void Stays(string text) => Assert.Equal(new MaskedText(text, false), ContactDetails.MaskIn(text));
}
