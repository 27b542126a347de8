namespace Airbnb.Tests.Bookings;

/// <summary>Whose bookings there are, by state, home and period.</summary>
public sealed class BookingListTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Bookings_are_listed_by_one_or_several_states()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var held = await Given.Held(home, await Given.Nights(30, 2), guest);
        var confirmed = await Given.Confirmed(home, await Given.Nights(40, 2), guest);
        var cancelled = await Given.Confirmed(home, await Given.Nights(50, 2), guest);
        await Given.Cancelled(guest, cancelled);

        Assert.Equal([cancelled.Id, confirmed.Id, held.Id], await Ids(guest, ""));
        Assert.Equal([held.Id], await Ids(guest, "?status=held"));
        Assert.Equal([confirmed.Id, held.Id], await Ids(guest, "?status=held&status=confirmed"));
        Assert.Equal([cancelled.Id], await Ids(home.Host, "?as=host&status=cancelled_by_guest"));
        Assert.Empty(await Ids(guest, "?status=completed&status=in_stay"));
        (await guest.Get("bookings?status=held&status=nonsense")).IsProblem(400);
    }

    [Fact]
    public async Task A_period_finds_every_stay_with_a_night_in_it()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var nights = await Given.Nights(30, 3);
        var held = await Given.Held(home, nights, guest);

        Assert.Equal([held.Id], await Between(nights.CheckIn, nights.CheckOut));
        Assert.Equal([held.Id], await Between(nights.CheckOut.AddDays(-1), nights.CheckOut.AddDays(9)));
        Assert.Equal([held.Id], await Between(nights.CheckIn.AddDays(-9), nights.CheckIn.AddDays(1)));
        Assert.Equal([held.Id], await Between(nights.CheckIn.AddDays(-9), nights.CheckOut.AddDays(9)));
        Assert.Empty(await Between(nights.CheckOut, nights.CheckOut.AddDays(9)));
        Assert.Empty(await Between(nights.CheckIn.AddDays(-9), nights.CheckIn));
        Assert.Equal([held.Id], await Ids(guest, $"?from={nights.CheckIn:O}"));
        Assert.Empty(await Ids(guest, $"?to={nights.CheckIn:O}"));
        (await guest.Get($"bookings?from={nights.CheckIn:O}&to={nights.CheckIn:O}")).IsProblem(400);

        Task<Guid[]> Between(DateOnly from, DateOnly to) => Ids(home.Host, $"?as=host&from={from:O}&to={to:O}");
    }

    [Fact]
    public async Task A_filtered_list_goes_on_where_its_page_ended()
    {
        var host = await App.AsHost();
        var (home, other) = (await Given.Home(host), await Given.Home(host));
        var nights = await Given.Nights(30, 2);
        var all = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            var later = new Nights(nights.CheckIn.AddDays(3 * i), nights.CheckOut.AddDays(3 * i));
            all.Insert(0, (await Given.Held(home, later)).Id);
            await Given.Held(other, later);
        }

        var seen = new List<Guid>();
        var filter = $"bookings?as=host&status=held&status=confirmed&listingId={home.Id}&limit=2";
        for (string? after = ""; after is not null; )
        {
            var page = (await host.Get(filter + (after == "" ? "" : $"&after={after}"))).Is(200);
            seen.AddRange(page.At("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            after = page.At("next").GetString();
        }

        Assert.Equal(all, seen);
    }

    [Fact]
    public async Task The_party_is_kept_on_the_booking()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home(rates: rates => rates with { PetFee = 20_00 }));
        var nights = await Given.Nights(30, 2);
        var party = new
        {
            checkIn = nights.CheckIn,
            checkOut = nights.CheckOut,
            guests = 3,
            pets = 2,
        };
        var quote = (await guest.Post($"listings/{home.Id}/quotes", party)).Is(200).Text("quote");

        var booked = (await Given.Book(guest, quote)).Is(201);

        var booking = (await home.Host.Get($"bookings/{booked.Id()}")).Is(200);
        Assert.Equal(3, booking.At("guests").GetInt32());
        Assert.Equal(2, booking.At("pets").GetInt32());
        Assert.Equal("instant", booking.Text("mode"));
    }

    private static async Task<Guid[]> Ids(Client who, string query) =>
        [
            .. (await who.Get($"bookings{query}"))
                .Is(200)
                .At("items")
                .EnumerateArray()
                .Select(item => item.GetProperty("id").GetGuid()),
        ];
}
