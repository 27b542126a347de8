using Airbnb.Core.Messaging;

namespace Airbnb.Tests.Messaging;

public sealed class BookingLinesTests
{
    private static readonly DateTimeOffset Start = new(2027, 2, 1, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("held", "")]
    [InlineData("held expired", "")]
    [InlineData("held cancelled_by_guest", "")]
    [InlineData("held confirmed", "BookingConfirmed")]
    [InlineData("held expired confirmed", "BookingConfirmed")]
    [InlineData("held requested", "BookingRequested")]
    [InlineData("held requested capturing confirmed", "BookingRequested BookingConfirmed")]
    [InlineData("held requested declined", "BookingRequested BookingDeclined")]
    [InlineData("held requested expired", "BookingRequested BookingExpired")]
    [InlineData("held requested cancelled_by_guest refunded", "BookingRequested RequestWithdrawn")]
    [InlineData("held confirmed cancelled_by_guest", "BookingConfirmed CancelledByGuest")]
    [InlineData(
        "held requested capturing confirmed cancelled_by_guest",
        "BookingRequested BookingConfirmed CancelledByGuest"
    )] // csharpier-ignore
    [InlineData("held confirmed in_stay no_show cancelled_by_host", "BookingConfirmed CancelledByHost")]
    [InlineData(
        "held confirmed alteration_proposed altered altered in_stay completed",
        "BookingConfirmed BookingAltered BookingAltered"
    )] // csharpier-ignore
    public void Its_people_read_what_became_of_a_booking_that_both_know_of(string life, string lines) =>
        Assert.Equal(lines, string.Join(' ', BookingLines.Of(Life(life)).Select(line => line.Kind)));

    [Theory]
    [InlineData("", "BookingConfirmed BookingAltered BookingAltered")]
    [InlineData("BookingConfirmed", "BookingAltered BookingAltered")]
    [InlineData("BookingConfirmed BookingAltered", "BookingAltered")]
    [InlineData("BookingAltered BookingConfirmed BookingAltered", "")]
    public void What_was_noted_is_not_noted_again(string noted, string missing)
    {
        var wanted = BookingLines.Of(Life("held confirmed altered altered"));
        var kinds = noted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<MessageKind>);

        Assert.Equal(missing, string.Join(' ', BookingLines.Missing(wanted, kinds).Select(line => line.Kind)));
    }

    [Theory]
    [InlineData("held confirmed", null, null)]
    [InlineData("held requested", 1, null)]
    [InlineData("held requested capturing confirmed", 1, 2)]
    [InlineData("held requested capturing expired", 1, 2)]
    [InlineData("held requested declined", 1, 2)]
    [InlineData("held requested cancelled_by_guest", null, null)] // taken back before the host's time was over
    [InlineData("held requested expired", null, null)] // its money was gone before
    [InlineData("held requested . . . expired", 1, null)] // the host let the time pass
    [InlineData("held requested capturing confirmed cancelled_by_guest", 1, 2)]
    [InlineData("held expired requested declined", 2, 3)]
    public void A_host_has_answered_who_accepted_or_declined(string life, int? asked, int? answered)
    {
        var request = BookingLines.Request(Life(life), answerBy: Start.AddHours(5));

        Assert.Equal(asked, (request?.At - Start)?.Hours);
        Assert.Equal(answered, (request?.AnsweredAt - Start)?.Hours);
    }

    /// <summary>One step an hour.</summary>
    private static List<BookingStep> Life(string life) =>
        [.. life.Split(' ').Select((what, i) => new BookingStep(what, Start.AddHours(i)))];
}
