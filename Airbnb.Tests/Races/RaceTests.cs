using Airbnb.Core;
using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Calendar;
using Airbnb.Core.Idempotency;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Tests.Histories;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Races;

/// <summary>What two do at once, brought about between the very statements where it hurts.</summary>
public sealed class RaceTests(SharedStack stack) : StillTests(stack)
{
    [Fact]
    public async Task A_refund_that_has_left_after_all_is_not_replaced()
    {
        await Confirmed();
        await new Cancel(0, BookingSide.Host, 0).Happen(History);
        var refund = await Platform.Use<AirbnbDb, Refund>(db => db.Refunds.SingleAsync());
        await Platform.Use<FollowRefund, Result>(follow => follow.Refused(refund.Id, "No", default));
        var left = new GatewayRefund("re_1", refund.Id, "pi_1", GatewayRefundState.Sent, refund.Money, null, null);

        var replaced = await Meanwhile.Do(
            Platform,
            sql => sql.Contains("FROM charges WHERE id", StringComparison.Ordinal),
            () => Platform.Use<FollowRefund, Result>(follow => follow.From(left, "stripe", default)),
            () =>
                Platform.Use<ReplaceRefund, Result<Refund>>(replace =>
                    replace.Replace(refund.Id, Act.OfPlatform, default)
                )
        );

        Assert.Equal(PaymentErrors.RefundNotFailed, replaced.Error);
        Assert.Equal(1, await Platform.Use<AirbnbDb, int>(db => db.Refunds.CountAsync()));
    }

    [Fact]
    public async Task What_was_paid_for_an_alteration_that_is_not_to_be_goes_back_beside_what_a_cancellation_gives_back()
    {
        await Confirmed();
        await new Propose(0, BookingSide.Guest, 0, 2, 2).Happen(History);
        await new ReplyTo(0, Reply.Yes).Happen(History);
        await new ReplyTo(0, Reply.Withdraw).Happen(History);
        await new Pay(0).Happen(History);
        await Settle(); // and before it is looked at
        await new Cancel(0, BookingSide.Host, 0).Happen(History);

        await Platform.Run();

        var charges = await Platform.Use<AirbnbDb, List<Charge>>(db => db.ChargesOf(BookingId).ToListAsync());
        var refunds = await Platform.Use<AirbnbDb, List<Refund>>(db => db.Refunds.ToListAsync());
        Assert.Equal(2, charges.Count);
        Assert.All(charges, charge => Assert.Equal(ChargeStatus.Succeeded, charge.Status));
        Assert.Equal(charges.Sum(charge => charge.Amount), refunds.Sum(refund => refund.Amount));
    }

    [Fact]
    public async Task A_payment_that_the_gateway_refuses_ends_no_other_alteration_than_its_own()
    {
        await Confirmed();
        // Two more guests cost hardly more than one did: Stripe does not take so little.
        await Platform.Use<AirbnbDb, int>(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE listings SET rates_extra_guest_fee = 500")
        );
        await new Propose(0, BookingSide.Guest, 0, 0, 3).Happen(History);
        var locked = 0;

        await Meanwhile.Do(
            Platform,
            // The first time is for the acceptance itself.
            sql => sql.Contains("FROM bookings WHERE id", StringComparison.Ordinal) && ++locked == 2,
            async () =>
            {
                await new ReplyTo(0, Reply.Withdraw).Happen(History);
                await new Propose(0, BookingSide.Guest, 0, 1, 2).Happen(History);
            },
            async () =>
            {
                await new ReplyTo(0, Reply.Yes).Happen(History);
                return true;
            }
        );

        var alterations = await Platform.Use<AirbnbDb, List<Alteration>>(db =>
            db.Alterations.OrderBy(alteration => alteration.Id).ToListAsync()
        );
        Assert.Equal([AlterationStatus.Withdrawn, AlterationStatus.Proposed], alterations.Select(a => a.Status));
    }

    [Fact]
    public async Task A_payout_that_is_only_just_to_wait_is_tried_again_when_the_account_becomes_active()
    {
        await Confirmed();
        var hostId = History.Home(0).HostId;
        await HasOpenAccount(hostId);
        await Platform.Advance(TimeSpan.FromDays(15));
        var active = new GatewayAccount($"acct_{hostId:N}", hostId, IsActive: true, HasAnswered: true, null);

        await Meanwhile.Do(
            Platform,
            sql => sql.Contains("INSERT INTO payouts", StringComparison.Ordinal),
            async () =>
            {
                await Platform.Use<FollowHostAccount, Result<bool>>(follow => follow.As(active, default));
                await Platform.Use<RetryPayouts, Result>(retry => retry.OfHost(hostId, default));
            },
            () => Platform.Use<ReleasePayouts, Result>(release => release.Of(BookingId, 0, default))
        );

        Assert.Equal(
            1,
            await Platform.Use<AirbnbDb, int>(db => db.Outbox.CountAsync(message => message.Type == "payout_try_due"))
        );
    }

    [Fact]
    public async Task A_payout_is_tried_again_though_the_account_cannot_be_read()
    {
        await Confirmed();
        await HasOpenAccount(History.Home(0).HostId); // which Stripe does not know
        await Platform.Advance(TimeSpan.FromDays(15));

        var tried = await Platform.Use<RetryPayouts, Result>(retry => retry.Of(BookingId, 1, default));

        Assert.Equal(PaymentErrors.NotAtGateway, tried.Error);
        Assert.Equal(
            1,
            await Platform.Use<AirbnbDb, int>(db => db.Deadlines.CountAsync(due => due.Kind == "payout_try_due"))
        );
    }

    [Fact]
    public async Task What_was_to_be_captured_or_released_is_sent_on_when_its_message_is_lost()
    {
        await Requested(inDays: 10);
        await Requested(inDays: 20);
        await new Histories.Answer(1, Yes: true).Happen(History);
        await new Histories.Answer(0, Yes: false).Happen(History);
        await Platform.Use<AirbnbDb, int>(db =>
            db.Outbox.Where(m => m.Type == "capture_intended" || m.Type == "release_intended").ExecuteDeleteAsync()
        );
        await Platform.Run();

        await Look();
        Assert.Equal([ChargeStatus.Authorised, ChargeStatus.Authorised], await Charges());
        await Platform.Advance(TimeSpan.FromHours(2));
        await Look();

        Assert.Equal([ChargeStatus.Succeeded, ChargeStatus.Cancelled], await Charges());
    }

    [Fact]
    public async Task A_request_that_was_taken_for_dead_and_went_on_is_not_done_again()
    {
        var (home, guestId) = (History.Home(0), History.Guest(0));
        var first = home.HomeTime().Today(Platform.Now).AddDays(10);
        var wish = new Wish(StayDates.Of(first, first.AddDays(2)).Value, new Party(2));
        var quote = await Platform.Use<Quotes, Result<SignedQuote>>(quotes =>
            quotes.Make(home.Id, wish, History.As(guestId), default)
        );
        var dead = await Begin(guestId);
        await Platform.Use<AirbnbDb, int>(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE idempotency_keys SET leased_until = NULL")
        );
        var twin = await Begin(guestId);

        var booked = await Hold(dead);
        var again = await Hold(twin);

        Assert.Equal(booked.Value.Booking.Id, again.Value.Booking.Id);
        await Platform.Use<IdempotentRequests>(requests => requests.Answer(dead, 201, "there", null));
        var answer = await Platform.Use<IdempotentRequests, IdempotencyKey>(requests =>
            requests.Answer(twin, 409, null, null)
        );
        Assert.Equal((201, "there"), (answer.StatusCode, answer.Location));

        Task<Result<HeldStay>> Hold(IdempotencyKey key) =>
            Platform.Use<BookStay, Result<HeldStay>>(book => book.Hold(quote.Value.Text, guestId, key, default));
    }

    [Fact]
    public async Task A_promotion_is_for_the_first_bookings_however_many_have_been_quoted_it()
    {
        await Platform.Use<AirbnbDb, int>(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE listings SET rates_new_listing_promotion = true")
        );
        var home = History.Home(0);
        var first = home.HomeTime().Today(Platform.Now).AddDays(10);
        var quotes = new List<(Guid Guest, string Text)>();
        for (var stay = 0; stay < 4; stay++)
        {
            var guestId = History.Guest(stay);
            var wish = new Wish(StayDates.Of(first.AddDays(3 * stay), first.AddDays(3 * stay + 2)).Value, new Party(2));
            var quote = await Platform.Use<Quotes, Result<SignedQuote>>(quotes =>
                quotes.Make(home.Id, wish, History.As(guestId), default)
            );
            quotes.Add((guestId, quote.Value.Text));
        }

        var booked = await Task.WhenAll(
            quotes.Select(quote =>
                Platform.Use<BookStay, Result<HeldStay>>(book =>
                    book.Hold(quote.Text, quote.Guest, History.KeyOf(quote.Guest), default)
                )
            )
        );

        Assert.Equal("quote.price_changed", Assert.Single(booked, held => !held.Succeeded).Error!.Code);
    }

    [Fact]
    public async Task Two_who_advance_the_clock_at_once_advance_it_by_both()
    {
        var (hour, before) = (TimeSpan.FromHours(1), Platform.Now);

        await Meanwhile.Do(
            Platform,
            sql => sql.Contains("UPDATE platform_clock", StringComparison.Ordinal),
            () => Platform.Advance(hour),
            async () =>
            {
                await Platform.Advance(hour);
                return true;
            }
        );

        Assert.InRange(Platform.Now - before, 2 * hour, 3 * hour);
    }

    private Task HasOpenAccount(Guid hostId) =>
        Platform.Use<AirbnbDb, int>(db =>
            db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO host_accounts (user_id, gateway, intended_at, gateway_id, status)
                VALUES ({hostId}, 'stripe', now(), {$"acct_{hostId:N}"}, 'open')
                """
            )
        );

    private async Task<IdempotencyKey> Begin(Guid userId)
    {
        var begun = await Platform.Use<IdempotentRequests, Result<IdempotencyKey>>(requests =>
            requests.Begin(userId, "key", [], default)
        );
        return begun.Value;
    }

    private async Task Requested(int inDays)
    {
        await new Book(1, 0, inDays, 2, 2).Happen(History);
        await new Pay(0).Happen(History);
        await Settle();
        await Platform.Run();
    }
}
