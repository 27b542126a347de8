namespace Airbnb.Tests.Notifications;

public sealed class BookingMailTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task When_a_stay_is_confirmed_guest_and_host_read_what_each_needs()
    {
        var held = await Given.Confirmed();

        var guests = await App.Mailbox.Await(held.Guest.Email, "Your stay is confirmed");
        var hosts = await App.Mailbox.Await(held.Home.Host.Email, "New booking");

        var (toGuest, toHost) = (guests.GetProperty("text").GetString()!, hosts.GetProperty("text").GetString()!);
        Assert.Contains("Canal street 1", toGuest, StringComparison.Ordinal);
        Assert.Contains("from 15:00", toGuest, StringComparison.Ordinal);
        Assert.Contains("Cleaning fee: €60.00", toGuest, StringComparison.Ordinal);
        Assert.Contains("Gwen Guest booked", toHost, StringComparison.Ordinal);
        Assert.Contains("You get", toHost, StringComparison.Ordinal);
        foreach (var mail in new[] { guests, hosts })
            Assert.Contains(held.Id.ToString(), mail.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Single(await App.Mailbox.To(held.Guest.Email));
        Assert.Single(await App.Mailbox.To(held.Home.Host.Email));
    }
}
