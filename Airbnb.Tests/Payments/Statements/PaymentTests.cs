using System.Text.Json;

namespace Airbnb.Tests.Payments.Statements;

/// <summary>What guests see of their payments.</summary>
public sealed class PaymentTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_guest_sees_what_was_paid_for_which_stay()
    {
        var held = await Given.Confirmed();
        var total = (await Given.Read(held)).At("total").ToString();

        var listed = Assert.Single((await held.Guest.Get("payments")).Is(200).At("items").EnumerateArray());
        var payment = (await held.Guest.Get($"payments/{listed.GetProperty("id").GetGuid()}")).Is(200);

        Assert.False(listed.TryGetProperty("charges", out _));
        Assert.Equal(held.Id, payment.Id("booking.id"));
        Assert.Equal("confirmed", payment.Text("booking.status"));
        Assert.Equal("Blue door by the canal", payment.Text("booking.home"));
        Assert.Equal(total, payment.At("booking.total").ToString());
        Assert.Equal(total, payment.At("charged").ToString());
        Assert.Equal(0, payment.At("refunded.amount").GetInt64());
        var charge = Assert.Single(payment.At("charges").EnumerateArray());
        Assert.Equal(
            ("succeeded", total),
            (charge.GetProperty("status").GetString(), charge.GetProperty("amount").ToString())
        );
        Assert.Empty(payment.At("refunds").EnumerateArray());
        Assert.Empty(payment.At("disputes").EnumerateArray());
    }

    [Fact]
    public async Task Nothing_of_a_card_or_a_secret_is_shown()
    {
        var held = await Given.Held();
        var id = await PaymentOf(held);

        var payment = (await held.Guest.Get($"payments/{id}")).Is(200);

        Assert.Equal("open", Assert.Single(payment.At("charges").EnumerateArray()).GetProperty("status").GetString());
        foreach (var secret in new[] { held.ClientSecret, held.Intent, "secret", "card", "4242" })
            Assert.DoesNotContain(secret, payment.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_refund_is_shown_with_its_charge()
    {
        var held = await Given.Confirmed();
        await Payouts.PayoutsOf.Cancel(held, held.Guest);
        var id = await PaymentOf(held);
        Answer payment = null!;

        await Eventually.True(
            async () =>
                (payment = (await held.Guest.Get($"payments/{id}")).Is(200)).At("refunded.amount").GetInt64() > 0,
            "the refund to be sent"
        );

        var refund = Assert.Single(payment.At("refunds").EnumerateArray());
        Assert.Equal("succeeded", refund.GetProperty("status").GetString());
        Assert.Equal(
            Assert.Single(payment.At("charges").EnumerateArray()).GetProperty("id").GetGuid(),
            refund.GetProperty("chargeId").GetGuid()
        );
        Assert.Equal(payment.At("charged").ToString(), payment.At("refunded").ToString());
    }

    [Fact]
    public async Task A_payment_is_its_guests_to_see_and_the_platforms()
    {
        var held = await Given.Confirmed();
        var id = await PaymentOf(held);

        foreach (var path in new[] { $"payments/{id}", $"payments/{id}/receipt" })
        {
            (await held.Home.Host.Get(path)).Refuses(404, "not_found");
            (await (await App.AsGuest()).Get(path)).Refuses(404, "not_found");
            (await App.Anonymous.Get(path)).Refuses(401, "session.required");
            (await (await App.AsAdmin()).Get(path)).Is(200);
        }
        Assert.Empty((await held.Home.Host.Get("payments")).Is(200).At("items").EnumerateArray());
    }

    [Fact]
    public async Task Payments_come_page_by_page()
    {
        var guest = await App.AsGuest();
        var nights = await Given.Nights(30, 2);
        List<Guid> bookings = [];
        for (var i = 0; i < 3; i++)
            bookings.Add((await Given.Confirmed(await Given.Home(), nights, guest)).Id);

        var first = (await guest.Get("payments?limit=2")).Is(200);
        var second = (await guest.Get($"payments?limit=2&after={first.Text("next")}")).Is(200);

        Assert.Equal(JsonValueKind.Null, second.At("next").ValueKind);
        bookings.Reverse();
        Assert.Equal(
            bookings,
            first.At("items").EnumerateArray().Concat(second.At("items").EnumerateArray()).Select(BookingOf)
        );

        static Guid BookingOf(JsonElement payment) => payment.GetProperty("booking").GetProperty("id").GetGuid();
    }

    [Fact]
    public async Task A_receipt_numbers_the_lines_of_the_price()
    {
        var held = await Given.Confirmed();
        var booking = await Given.Read(held);

        var receipt = (await held.Guest.Get($"payments/{await PaymentOf(held)}/receipt")).Is(200);

        var lines = receipt.At("lines").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(line => line.GetProperty("number").GetInt32()));
        Assert.Equal(
            booking.At("lines").EnumerateArray().Select(line => line.GetProperty("amount").ToString()),
            lines.Select(line => line.GetProperty("amount").ToString())
        );
        Assert.Equal(
            booking.At("total.amount").GetInt64(),
            lines.Sum(line => line.GetProperty("amount").GetProperty("amount").GetInt64())
        );
        Assert.Equal(booking.At("total").ToString(), receipt.At("net").ToString());
        Assert.Single(receipt.At("payments").EnumerateArray());
        Assert.Empty(receipt.At("refunds").EnumerateArray());
    }

    [Fact]
    public async Task A_receipt_can_be_printed_and_says_no_more_than_it_should()
    {
        var guest = await App.AsNewcomer("<script>alert(1)</script>");
        var held = await Given.Confirmed(guest: guest);
        var path = $"payments/{await PaymentOf(held)}/receipt";

        var page = (await guest.Send(HttpMethod.Get, path, null, ("Accept", "text/html,*/*;q=0.8"))).Is(200);
        var text = (await guest.Send(HttpMethod.Get, path, null, ("Accept", "text/plain"))).Is(200);

        Assert.Equal(("text/html", "text/plain"), (page.MediaType, text.MediaType));
        Assert.Contains("&lt;script&gt;", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Body, StringComparison.Ordinal);
        Assert.StartsWith(
            "default-src 'none'",
            page.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Contains("1. Nights (", text.Body, StringComparison.Ordinal);
        Assert.Contains("Cleaning fee", text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_receipt_before_anything_was_paid()
    {
        var held = await Given.Held();

        (await held.Guest.Get($"payments/{await PaymentOf(held)}/receipt")).Refuses(422, "receipt.nothing_paid");
    }

    private Task<Guid> PaymentOf(Held held) =>
        App.Scalar<Guid>("SELECT id FROM payments WHERE booking_id = $1", held.Id);
}
