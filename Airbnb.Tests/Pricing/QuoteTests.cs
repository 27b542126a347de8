using Airbnb.Core.Pricing;
using Airbnb.Tests.Pricing.Policies;

namespace Airbnb.Tests.Pricing;

/// <summary>What a quote promises is what the booking gets.</summary>
public sealed class QuoteTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_booking_keeps_the_policy_and_the_mode_of_its_quote_whatever_the_host_edits_meanwhile()
    {
        var (home, guest) = (await Given.Home(), await App.AsGuest());
        await App.Scalar<int>(
            "UPDATE listings SET cancellation_policy = 'firm' WHERE id = $1 RETURNING version",
            home.Id
        );
        var nights = await Given.Nights(40, 2);
        var body = new
        {
            checkIn = nights.CheckIn,
            checkOut = nights.CheckOut,
            guests = 2,
            pets = 1,
        };
        var quote = (await guest.Post($"listings/{home.Id}/quotes", body)).Is(200);
        Assert.Equal(("firm", Policy.Firm.Id), (quote.Text("policy.code"), quote.Id("policy.id")));
        Assert.Equal(("instant", 1), (quote.Text("mode"), quote.At("policy.version").GetInt32()));

        await App.Scalar<int>(
            """
            UPDATE listings SET cancellation_policy = 'flexible', booking_mode = 'request', rates_base = 99900
            WHERE id = $1 RETURNING version
            """,
            home.Id
        );
        var booked = (await Given.Book(guest, quote.Text("quote"))).Is(201);

        var booking = (await guest.Get($"bookings/{booked.Id()}")).Is(200);
        Assert.Equal(Policy.Firm.Id, booking.Id("policyId"));
        Assert.Equal(("instant", 1), (booking.Text("mode"), booking.At("pets").GetInt32()));
        Assert.Equal(quote.At("lines").GetRawText(), booking.At("lines").GetRawText());
    }

    [Fact]
    public async Task Forgoing_refunds_has_its_discount_and_its_policy_where_it_is_offered()
    {
        var (home, guest) = (await Given.Home(rates: Plain), await App.AsGuest());
        var path = $"listings/{home.Id}/quotes";
        var nights = await Given.Nights(40, 2);
        var forgoing = new
        {
            checkIn = nights.CheckIn,
            checkOut = nights.CheckOut,
            nonRefundable = true,
        };
        (await guest.Post(path, forgoing)).Refuses(422, "quote.non_refundable_not_offered");

        await App.Scalar<int>(
            "UPDATE listings SET non_refundable_discount = 1000 WHERE id = $1 RETURNING version",
            home.Id
        );

        var quote = (await guest.Post(path, forgoing)).Is(200);
        Assert.True(quote.At("nonRefundable").GetBoolean());
        Assert.Equal(Policy.NonRefundable.Id, quote.Id("policy.id"));
        Assert.Equal(180_00, Subtotal(quote));
        Assert.Equal(200_00, Subtotal((await guest.Post(path, nights.With(2))).Is(200)));
        var month = new
        {
            checkIn = nights.CheckIn,
            checkOut = nights.CheckIn.AddDays(28),
            nonRefundable = true,
        };
        (await guest.Post(path, month)).Refuses(422, "quote.non_refundable_not_offered");
    }

    [Fact]
    public async Task The_first_3_bookings_of_a_new_home_get_its_promotion()
    {
        var home = await Given.Home(rates: rates => Plain(rates) with { NewListingPromotion = true });
        var nights = await Given.Nights(40, 2);

        for (var booking = 0; booking < 4; booking++)
        {
            var (guest, stay) = (await App.AsGuest(), Later(nights, booking * 3));
            var quote = (await Given.AskQuote(guest, home, stay)).Is(200);
            Assert.Equal(booking < 3 ? 160_00 : 200_00, Subtotal(quote));
            (await Given.Book(guest, quote.Text("quote"))).Is(201);
        }
    }

    [Fact]
    public async Task Early_birds_are_known_by_the_day_at_the_home()
    {
        var home = await Given.Home(
            zone: "Pacific/Kiritimati",
            rates: rates => Plain(rates) with { EarlyBird = new AheadDiscount(60, 25_00) }
        );
        var guest = await App.AsGuest();
        var there = DateOnly.FromDateTime((await App.Now()).UtcDateTime.AddHours(14));
        Nights In(int days) => new(there.AddDays(days), there.AddDays(days + 2));

        Assert.Equal(150_00, Subtotal((await Given.AskQuote(guest, home, In(61))).Is(200)));
        Assert.Equal(200_00, Subtotal((await Given.AskQuote(guest, home, In(58))).Is(200)));
    }

    private static Rates Plain(Rates rates) => rates with { Weekend = null, CleaningFee = 0, TaxRate = 0 };

    private static Nights Later(Nights nights, int days) =>
        new(nights.CheckIn.AddDays(days), nights.CheckOut.AddDays(days));

    private static long Subtotal(Answer quote) =>
        quote
            .At("lines")
            .EnumerateArray()
            .Where(line => line.GetProperty("kind").GetString() is not ("guest_service_fee" or "tax"))
            .Sum(line => line.GetProperty("amount").GetProperty("amount").GetInt64());
}
