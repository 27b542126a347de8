using System.Text;
using Airbnb.Core;
using Airbnb.Core.Calendar.Feeds.Ics;

namespace Airbnb.Tests.Calendar.Feeds;

public sealed class IcsCalendarTests
{
    private const string Lisbon = "Europe/Lisbon";
    private static readonly DateOnly From = new(2027, 3, 1);
    private static readonly DateOnly To = new(2029, 3, 1);

    [Fact]
    public void Airbnbs_calendar_is_read()
    {
        var read = Events(
            """
            BEGIN:VCALENDAR
            PRODID:-//Airbnb Inc//Hosting Calendar 0.8.8//EN
            CALSCALE:GREGORIAN
            VERSION:2.0
            BEGIN:VEVENT
            DTEND;VALUE=DATE:20270315
            DTSTART;VALUE=DATE:20270312
            UID:1418fb94e984-7f5d0d64ab0ffb2c2b1cbc15ba8a05b7@airbnb.com
            DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/de
             tails/HMXXXXXXXX\nPhone Number (Last 4 Digits): 0000
            SUMMARY:Reserved
            END:VEVENT
            BEGIN:VEVENT
            DTEND;VALUE=DATE:20270402
            DTSTART;VALUE=DATE:20270401
            UID:7f662ec65913-50f4ab2e0ed9e1b7d2a8e7f1c4b6a3d2@airbnb.com
            SUMMARY:Airbnb (Not available)
            END:VEVENT
            END:VCALENDAR
            """
        );

        Assert.Equal(["2027-03-12/2027-03-15 Reserved", "2027-04-01/2027-04-02 Airbnb (Not available)"], read);
    }

    [Fact]
    public void Bookings_calendar_is_read() =>
        Assert.Equal(
            ["2027-05-20/2027-05-23 CLOSED - Not available"],
            Events(
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                METHOD:PUBLISH
                PRODID:-//admin.booking.com//iCal Export//EN
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270520
                DTEND;VALUE=DATE:20270523
                UID:0d3f7c7a9e6a4fb7a3f6@booking.com
                SUMMARY: CLOSED - Not available
                END:VEVENT
                END:VCALENDAR
                """
            )
        );

    [Fact]
    public void Googles_calendar_is_read_with_its_zones_rules_exceptions_and_cancelled_events() =>
        Assert.Equal(
            [
                "2027-03-05/2027-03-07 Guests, all of them; with a dog",
                "2027-03-08/2027-03-09 Cleaning",
                "2027-03-22/2027-03-23 Cleaning",
                "2027-03-30/2027-03-31 Cleaning (moved)",
            ],
            Events(
                """
                BEGIN:VCALENDAR
                PRODID:-//Google Inc//Google Calendar 70.9054//EN
                VERSION:2.0
                CALSCALE:GREGORIAN
                METHOD:PUBLISH
                X-WR-CALNAME:Canal house
                X-WR-TIMEZONE:Europe/Berlin
                BEGIN:VTIMEZONE
                TZID:Europe/Berlin
                BEGIN:STANDARD
                DTSTART:19701025T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                DTSTART;TZID=Europe/Berlin:20270305T160000
                DTEND;TZID=Europe/Berlin:20270307T110000
                DTSTAMP:20261101T120000Z
                UID:stay@google.com
                STATUS:CONFIRMED
                SUMMARY:Guests\, all of them\; with a dog
                BEGIN:VALARM
                ACTION:DISPLAY
                TRIGGER:-P0DT0H30M0S
                DTSTART:20300101T000000Z
                END:VALARM
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;TZID=Europe/Berlin:20270308T100000
                DTEND;TZID=Europe/Berlin:20270308T120000
                RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO
                EXDATE;TZID=Europe/Berlin:20270315T100000
                UID:cleaning@google.com
                SUMMARY:Cleaning
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;TZID=Europe/Berlin:20270330T100000
                DTEND;TZID=Europe/Berlin:20270330T120000
                RECURRENCE-ID;TZID=Europe/Berlin:20270329T100000
                UID:cleaning@google.com
                SUMMARY:Cleaning (moved)
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270601
                DTEND;VALUE=DATE:20270608
                UID:gone@google.com
                STATUS:CANCELLED
                SUMMARY:Gone
                END:VEVENT
                END:VCALENDAR
                """
            )
        );

    [Theory]
    [InlineData("DTSTART:20270310T233000Z\nDTEND:20270311T100000Z", "Asia/Tokyo", "2027-03-11/2027-03-12")]
    [InlineData("DTSTART:20270310T033000Z\nDTEND:20270312T150000Z", "America/New_York", "2027-03-09/2027-03-12")]
    [InlineData(
        "DTSTART;TZID=W. Europe Standard Time:20270310T003000\nDTEND:20270311T100000Z",
        Lisbon,
        "2027-03-09/2027-03-11"
    )]
    [InlineData(
        "DTSTART;TZID=/mozilla.org/20050126_1/Asia/Tokyo:20270310T080000\nDTEND:20270311T100000Z",
        Lisbon,
        "2027-03-09/2027-03-11"
    )]
    [InlineData(
        "DTSTART;TZID=\"Somewhere: else\":20270310T003000\nDTEND;TZID=Nowhere:20270311T100000",
        Lisbon,
        "2027-03-10/2027-03-11"
    )]
    [InlineData("DTSTART:20270310T150000\nDTEND:20270312T110000", Lisbon, "2027-03-10/2027-03-12")]
    [InlineData("DTSTART:20270310T100000\nDTEND:20270310T120000", Lisbon, "2027-03-10/2027-03-11")]
    [InlineData("DTSTART;VALUE=DATE:20270310", Lisbon, "2027-03-10/2027-03-11")]
    [InlineData("DTSTART;VALUE=DATE:20270310\nDTEND;VALUE=DATE:20270310", Lisbon, "2027-03-10/2027-03-11")]
    [InlineData("DTSTART;VALUE=DATE:20270310\nDURATION:P1W", Lisbon, "2027-03-10/2027-03-17")]
    [InlineData("DTSTART:20270310T150000\nDURATION:P1DT20H", Lisbon, "2027-03-10/2027-03-12")]
    [InlineData("DTSTART;VALUE=DATE:20260110\nDTEND;VALUE=DATE:20270303", Lisbon, "2027-03-01/2027-03-03")]
    [InlineData("DTSTART;VALUE=DATE:20290227\nDTEND;VALUE=DATE:99991231", Lisbon, "2029-02-27/2029-03-01")]
    public void Days_are_those_of_the_home(string times, string zone, string nights) =>
        Assert.Equal([nights], Read($"BEGIN:VEVENT\nUID:1\n{times}\nEND:VEVENT", zone));

    [Theory]
    [InlineData("FREQ=DAILY;COUNT=3", "10 11 12")]
    [InlineData("FREQ=DAILY;INTERVAL=2;UNTIL=20270314", "10 12 14")]
    [InlineData("FREQ=DAILY;BYDAY=WE,TH;COUNT=3", "10 11 17")]
    [InlineData("FREQ=WEEKLY;COUNT=3", "10 17 24")]
    [InlineData("FREQ=WEEKLY;BYDAY=SA,WE;COUNT=4", "10 13 17 20")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;UNTIL=20270331T235959Z;WKST=MO", "14 23 28")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;UNTIL=20270331T235959Z;WKST=SU", "21 23")]
    public void What_recurs_takes_each_of_its_days(string rule, string days) =>
        Assert.Equal(
            days.Split(' ').Select(day => $"2027-03-{day}/2027-03-{int.Parse(day, null) + 1:00}"),
            Read($"BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20270310\nRRULE:{rule}\nEND:VEVENT")
        );

    [Fact]
    public void Weekdays_are_those_of_the_zone_that_the_event_was_written_in() =>
        Assert.Equal(
            ["2027-03-10/2027-03-11", "2027-03-24/2027-03-25"],
            Read(
                "BEGIN:VEVENT\nUID:1\nDTSTART:20270309T233000Z\nDTEND:20270310T100000Z\n"
                    + "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270324T000000Z\nEXDATE:20270316T233000Z\nEND:VEVENT",
                "Asia/Tokyo"
            )
        );

    [Fact]
    public void What_recurs_for_ever_does_so_until_it_is_too_far_away()
    {
        var read = Read("BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=DAILY\nEND:VEVENT");

        Assert.Equal(To.DayNumber - From.DayNumber, read.Count);
        Assert.Equal(("2027-03-01/2027-03-02", "2029-02-28/2029-03-01"), (read[0], read[^1]));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_end_and_fold_as_they_like(string end)
    {
        var file = string.Join(
            end,
            "\uFEFFBEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "UID:1",
            "SUMM",
            " ARY:Gr",
            "\t\u00fc\u2028\u00dfe",
            "dtstart;value=date:202703",
            " 10",
            "END:VEVENT",
            "",
            "END:VCALENDAR",
            ""
        );

        var taken = Assert.Single(IcsCalendar.Read(Encoding.UTF8.GetBytes(file), Lisbon, From, To).Value);

        Assert.Equal(("Gr\u00fc\u2028\u00dfe", new DateOnly(2027, 3, 10)), (taken.Summary, taken.Nights.LowerBound));
    }

    [Theory]
    [InlineData("", "not_a_calendar")]
    [InlineData("<!doctype html><html>Sign in</html>", "not_a_calendar")]
    [InlineData("{\"error\":\"no\"}", "not_a_calendar")]
    [InlineData("BEGIN:VCARD\nEND:VCARD", "not_a_calendar")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0", "broken")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270310\nEND:VCALENDAR", "broken")]
    [InlineData("BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR", "broken")]
    [InlineData("BEGIN:VCALENDAR\nno line at all\nEND:VCALENDAR", "broken")]
    [InlineData("BEGIN:VCALENDAR\nX;A=\"open:value\nEND:VCALENDAR", "broken")]
    public void What_is_no_calendar_is_refused_by_name(string file, string reason) =>
        Assert.Equal(
            $"calendar.{reason}",
            IcsCalendar.Read(Encoding.UTF8.GetBytes(file), Lisbon, From, To).Error?.Code
        );

    [Theory]
    [InlineData("UID:1", "broken")]
    [InlineData("DTSTART:soon", "broken")]
    [InlineData("DTSTART;VALUE=DATE:20270230", "broken")]
    [InlineData("DTSTART;VALUE=DATE:00010101", "broken")]
    [InlineData("DTSTART;VALUE=DATE:20270310\nDTEND;VALUE=DATE:20270301", "broken")]
    [InlineData("DTSTART;VALUE=DATE:20270310\nDURATION:-P1D", "broken")]
    [InlineData("DTSTART;VALUE=DATE:20270310\nDURATION:PT9999999999999H", "broken")]
    [InlineData("DTSTART;VALUE=DATE:20270310\nRRULE:FREQ=DAILY;COUNT=0", "broken")]
    [InlineData("DTSTART;VALUE=DATE:20270310\nRRULE:FREQ=DAILY;INTERVAL=99999999999", "broken")]
    [InlineData("DTSTART;VALUE=DATE:20270310\nRRULE:nonsense", "broken")]
    [InlineData("DTSTART;VALUE=DATE:20270310\nRRULE:FREQ=SECONDLY", "recurrence_unknown")]
    [InlineData("DTSTART;VALUE=DATE:20270310\nRRULE:FREQ=MONTHLY;BYDAY=1FR", "recurrence_unknown")]
    [InlineData("DTSTART;VALUE=DATE:20270310\nRRULE:FREQ=WEEKLY;BYSETPOS=1", "recurrence_unknown")]
    [InlineData("DTSTART;VALUE=DATE:20270310\nRDATE;VALUE=DATE:20270401", "recurrence_unknown")]
    public void An_event_that_cannot_be_understood_refuses_the_whole_by_name(string lines, string reason)
    {
        var file = $"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR";

        Assert.Equal(
            $"calendar.{reason}",
            IcsCalendar.Read(Encoding.UTF8.GetBytes(file), Lisbon, From, To).Error?.Code
        );
    }

    [Fact]
    public void More_events_than_a_home_can_have_are_refused_soon()
    {
        const string Event = "BEGIN:VEVENT\nDTSTART:19000101\nRRULE:FREQ=DAILY;COUNT=2147483647\nEND:VEVENT\n";
        var many = $"BEGIN:VCALENDAR\n{string.Concat(Enumerable.Repeat(Event, 10_000))}END:VCALENDAR";
        var deep = $"BEGIN:VCALENDAR\n{string.Concat(Enumerable.Repeat(Event, 4_000))}END:VCALENDAR";

        Assert.Equal("calendar.too_many_events", Error(many));
        Assert.Equal("calendar.too_many_events", Error(deep));
    }

    [Fact]
    public void Whatever_byte_is_wrong_it_is_read_or_refused()
    {
        var file = Encoding.UTF8.GetBytes(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Berlin:20270310T150000\r\n"
                + "DURATION:P1DT2H\r\nRRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO,WE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        Assert.True(IcsCalendar.Read(file, Lisbon, From, To).Succeeded);

        for (var at = 0; at < file.Length; at++)
        {
            foreach (var value in new byte[] { 0, (byte)'\n', (byte)';', (byte)':', (byte)'9', (byte)'-', 0xFF })
            {
                var spoilt = file.ToArray();
                spoilt[at] = value;
                var read = IcsCalendar.Read(spoilt, Lisbon, From, To);
                Assert.True(read.Succeeded || read.Error!.Kind is Kind.Refused, $"{value} at {at}");
            }
            Assert.False(IcsCalendar.Read(file.AsSpan(0, at), Lisbon, From, To).Succeeded && at < file.Length - 2);
        }
    }

    private static string? Error(string file) =>
        IcsCalendar.Read(Encoding.UTF8.GetBytes(file), Lisbon, From, To).Error?.Code;

    private static List<string> Read(string events, string zone = Lisbon) =>
        Ranges(IcsCalendar.Read(Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\n{events}\nEND:VCALENDAR\n"), zone, From, To))
            .ConvertAll(range => range.Nights);

    private static List<string> Events(string file) =>
        Ranges(IcsCalendar.Read(Encoding.UTF8.GetBytes(file), Lisbon, From, To))
            .ConvertAll(range => $"{range.Nights} {range.Summary}");

    private static List<(string Nights, string? Summary)> Ranges(Result<IReadOnlyList<FeedEvent>> read) =>
        [
            .. read
                .Value.OrderBy(taken => taken.Nights.LowerBound)
                .Select(taken =>
                    ($"{taken.Nights.LowerBound:yyyy-MM-dd}/{taken.Nights.UpperBound:yyyy-MM-dd}", taken.Summary)
                ),
        ];
}
