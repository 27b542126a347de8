using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Persistence;
using Airbnb.Tests.Histories;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Races;

/// <summary>Messages about money that rest among the dead letters: what they were to bring about comes about by itself.</summary>
public sealed class LostMessageTests(SharedStack stack) : StillTests(stack)
{
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(16);

    [Fact]
    public async Task What_was_paid_in_time_is_confirmed_or_asked_for_when_its_hold_would_end()
    {
        var paid = await Paid(home: 0);
        var reserved = await Paid(home: 1);
        await Settle();
        await Lose("charge_succeeded", "charge_authorised");

        await Platform.Advance(Hold);
        await Platform.Run();

        Assert.Equal(BookingStatus.Confirmed, await StatusOf(paid));
        Assert.Equal(BookingStatus.Requested, await StatusOf(reserved));
    }

    [Fact]
    public async Task The_gateway_is_asked_before_nights_are_free_though_the_first_to_ask_is_lost()
    {
        var paid = await Paid(home: 0);
        await Platform.Use<AirbnbDb, int>(db =>
            db.Deadlines.Where(due => due.Kind == "hold_deadline_passed").ExecuteDeleteAsync()
        );

        await Platform.Advance(TimeSpan.FromMinutes(26));
        await Platform.Run();

        Assert.Equal(["held", "confirmed"], await TimelineOf(paid));
    }

    [Fact]
    public async Task What_was_paid_when_nobody_waited_for_it_is_found_by_the_next_look()
    {
        var unwanted = await Paid(home: 2);
        await new Withdraw(0).Happen(History);
        await Settle();
        await Lose("charge_succeeded", "release_intended");
        await Confirmed();
        await new Propose(0, BookingSide.Guest, 0, 2, 2).Happen(History);
        await new ReplyTo(0, Reply.Yes).Happen(History);
        await new Pay(0).Happen(History);
        await Settle();
        await Lose("charge_succeeded");

        await Look(); // too soon: the messages may be on their way
        Assert.Equal(0, await RefundedOf(unwanted));
        await Platform.Advance(TimeSpan.FromHours(2));
        await Look();

        Assert.Equal(await TotalOf(unwanted), await RefundedOf(unwanted));
        Assert.Equal(
            AlterationStatus.Applied,
            await Platform.Use<AirbnbDb, AlterationStatus>(db => db.Alterations.Select(a => a.Status).SingleAsync())
        );
        await AllIsWell();
    }

    private async Task<Guid> Paid(int home)
    {
        await new Book(home, 0, 20, 2, 2).Happen(History);
        await new Pay(0).Happen(History);
        return BookingId;
    }

    private Task<List<string>> TimelineOf(Guid bookingId) =>
        Platform.Use<AirbnbDb, List<string>>(db =>
            db.BookingTimeline.Where(entry => entry.BookingId == bookingId)
                .OrderBy(entry => entry.Id)
                .Select(entry => entry.What)
                .ToListAsync()
        );
}
