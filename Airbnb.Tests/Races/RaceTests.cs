using Airbnb.Core;
using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Calendar;
using Airbnb.Core.Idempotency;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Payments.Reconciling;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Tests.Histories;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Races;

/// <summary>What two do at once, brought about between the very statements where it hurts.</summary>
public sealed class RaceTests(SharedStack stack) : IClassFixture<SharedStack>, IAsyncLifetime
{
    private HttpClient http = null!;
    private StillPlatform platform = null!;
    private History history = null!;

    private Guid BookingId => history.Bookings[^1];

    public async Task InitializeAsync()
    {
        http = new HttpClient { BaseAddress = stack.App.AddressOf(SharedStack.SpareStripes[0]) };
        platform = await StillPlatform.Start(stack.App, http.BaseAddress);
        var stripe = new StripeSandbox(http);
        history = new History(platform, stripe, new Postman(stripe, platform));
        await history.Begin();
    }

    public async Task DisposeAsync()
    {
        await platform.DisposeAsync();
        http.Dispose();
    }

    [Fact]
    public async Task A_refund_that_has_left_after_all_is_not_replaced()
    {
        await Confirmed();
        await new Cancel(0, BookingSide.Host, 0).Happen(history);
        var refund = await platform.Use<AirbnbDb, Refund>(db => db.Refunds.SingleAsync());
        await platform.Use<FollowRefund, Result>(follow => follow.Refused(refund.Id, "No", default));
        var left = new GatewayRefund("re_1", refund.Id, GatewayRefundState.Sent, refund.Money, null, null);

        var replaced = await Meanwhile.Do(
            platform,
            sql => sql.Contains("FROM charges WHERE id", StringComparison.Ordinal),
            () => platform.Use<FollowRefund, Result>(follow => follow.From(left, "stripe", default)),
            () =>
                platform.Use<ReplaceRefund, Result<Refund>>(replace =>
                    replace.Replace(refund.Id, Act.OfPlatform, default)
                )
        );

        Assert.Equal(PaymentErrors.RefundNotFailed, replaced.Error);
        Assert.Equal(1, await platform.Use<AirbnbDb, int>(db => db.Refunds.CountAsync()));
    }

    [Fact]
    public async Task What_was_paid_for_an_alteration_that_is_not_to_be_goes_back_beside_what_a_cancellation_gives_back()
    {
        await Confirmed();
        await new Propose(0, BookingSide.Guest, 0, 2, 2).Happen(history);
        await new ReplyTo(0, Reply.Yes).Happen(history);
        await new ReplyTo(0, Reply.Withdraw).Happen(history);
        await new Pay(0).Happen(history);
        await Settle(); // and before it is looked at
        await new Cancel(0, BookingSide.Host, 0).Happen(history);

        await platform.Run();

        var charges = await platform.Use<AirbnbDb, List<Charge>>(db => db.ChargesOf(BookingId).ToListAsync());
        var refunds = await platform.Use<AirbnbDb, List<Refund>>(db => db.Refunds.ToListAsync());
        Assert.Equal(2, charges.Count);
        Assert.All(charges, charge => Assert.Equal(ChargeStatus.Succeeded, charge.Status));
        Assert.Equal(charges.Sum(charge => charge.Amount), refunds.Sum(refund => refund.Amount));
    }

    [Fact]
    public async Task A_payment_that_the_gateway_refuses_ends_no_other_alteration_than_its_own()
    {
        await Confirmed();
        // Two more guests cost hardly more than one did: Stripe does not take so little.
        await platform.Use<AirbnbDb, int>(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE listings SET rates_extra_guest_fee = 500")
        );
        await new Propose(0, BookingSide.Guest, 0, 0, 3).Happen(history);
        var locked = 0;

        await Meanwhile.Do(
            platform,
            // The first time is for the acceptance itself.
            sql => sql.Contains("FROM bookings WHERE id", StringComparison.Ordinal) && ++locked == 2,
            async () =>
            {
                await new ReplyTo(0, Reply.Withdraw).Happen(history);
                await new Propose(0, BookingSide.Guest, 0, 1, 2).Happen(history);
            },
            async () =>
            {
                await new ReplyTo(0, Reply.Yes).Happen(history);
                return true;
            }
        );

        var alterations = await platform.Use<AirbnbDb, List<Alteration>>(db =>
            db.Alterations.OrderBy(alteration => alteration.Id).ToListAsync()
        );
        Assert.Equal([AlterationStatus.Withdrawn, AlterationStatus.Proposed], alterations.Select(a => a.Status));
    }

    [Fact]
    public async Task A_payout_that_is_only_just_to_wait_is_tried_again_when_the_account_becomes_active()
    {
        await Confirmed();
        var hostId = history.Home(0).HostId;
        await HasOpenAccount(hostId);
        await platform.Advance(TimeSpan.FromDays(15));
        var active = new GatewayAccount($"acct_{hostId:N}", hostId, IsActive: true, HasAnswered: true, null);

        await Meanwhile.Do(
            platform,
            sql => sql.Contains("INSERT INTO payouts", StringComparison.Ordinal),
            async () =>
            {
                await platform.Use<FollowHostAccount, Result<bool>>(follow => follow.As(active, default));
                await platform.Use<RetryPayouts, Result>(retry => retry.OfHost(hostId, default));
            },
            () => platform.Use<ReleasePayouts, Result>(release => release.Of(BookingId, 0, default))
        );

        Assert.Equal(
            1,
            await platform.Use<AirbnbDb, int>(db => db.Outbox.CountAsync(message => message.Type == "payout_try_due"))
        );
    }

    [Fact]
    public async Task A_payout_is_tried_again_though_the_account_cannot_be_read()
    {
        await Confirmed();
        await HasOpenAccount(history.Home(0).HostId); // which Stripe does not know
        await platform.Advance(TimeSpan.FromDays(15));

        var tried = await platform.Use<RetryPayouts, Result>(retry => retry.Of(BookingId, 1, default));

        Assert.Equal(PaymentErrors.NotAtGateway, tried.Error);
        Assert.Equal(
            1,
            await platform.Use<AirbnbDb, int>(db => db.Deadlines.CountAsync(due => due.Kind == "payout_try_due"))
        );
    }

    [Fact]
    public async Task What_was_to_be_captured_or_released_is_sent_on_when_its_message_is_lost()
    {
        await Requested(inDays: 10);
        await Requested(inDays: 20);
        await new Histories.Answer(1, Yes: true).Happen(history);
        await new Histories.Answer(0, Yes: false).Happen(history);
        await platform.Use<AirbnbDb, int>(db =>
            db.Outbox.Where(m => m.Type == "capture_intended" || m.Type == "release_intended").ExecuteDeleteAsync()
        );
        await platform.Run();

        await Look();
        Assert.Equal([ChargeStatus.Authorised, ChargeStatus.Authorised], await Charges());
        await platform.Advance(TimeSpan.FromHours(2));
        await Look();

        Assert.Equal([ChargeStatus.Succeeded, ChargeStatus.Cancelled], await Charges());
    }

    [Fact]
    public async Task A_request_that_was_taken_for_dead_and_went_on_is_not_done_again()
    {
        var (home, guestId) = (history.Home(0), history.Guest(0));
        var first = home.HomeTime().Today(platform.Now).AddDays(10);
        var wish = new Wish(StayDates.Of(first, first.AddDays(2)).Value, new Party(2));
        var quote = await platform.Use<Quotes, Result<SignedQuote>>(quotes =>
            quotes.Make(home.Id, wish, History.As(guestId), default)
        );
        var dead = await Begin(guestId);
        await platform.Use<AirbnbDb, int>(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE idempotency_keys SET leased_until = NULL")
        );
        var twin = await Begin(guestId);

        var booked = await Hold(dead);
        var again = await Hold(twin);

        Assert.Equal(booked.Value.Booking.Id, again.Value.Booking.Id);
        await platform.Use<IdempotentRequests>(requests => requests.Answer(dead, 201, "there", null));
        var answer = await platform.Use<IdempotentRequests, IdempotencyKey>(requests =>
            requests.Answer(twin, 409, null, null)
        );
        Assert.Equal((201, "there"), (answer.StatusCode, answer.Location));

        Task<Result<HeldStay>> Hold(IdempotencyKey key) =>
            platform.Use<BookStay, Result<HeldStay>>(book => book.Hold(quote.Value.Text, guestId, key, default));
    }

    private Task HasOpenAccount(Guid hostId) =>
        platform.Use<AirbnbDb, int>(db =>
            db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO host_accounts (user_id, gateway, intended_at, gateway_id, status)
                VALUES ({hostId}, 'stripe', now(), {$"acct_{hostId:N}"}, 'open')
                """
            )
        );

    private async Task<IdempotencyKey> Begin(Guid userId)
    {
        var begun = await platform.Use<IdempotentRequests, Result<IdempotencyKey>>(requests =>
            requests.Begin(userId, "key", [], default)
        );
        return begun.Value;
    }

    private async Task Requested(int inDays)
    {
        await new Book(1, 0, inDays, 2, 2).Happen(history);
        await new Pay(0).Happen(history);
        await Settle();
        await platform.Run();
    }

    private async Task Look()
    {
        await platform.Use<SendOn, IReadOnlyList<Finding>>(sendOn => sendOn.Waiting(default));
        await platform.Run();
    }

    private Task<List<ChargeStatus>> Charges() =>
        platform.Use<AirbnbDb, List<ChargeStatus>>(db =>
            db.Charges.OrderBy(charge => charge.Id).Select(charge => charge.Status).ToListAsync()
        );

    private async Task Confirmed()
    {
        await new Book(0, 0, 10, 2, 2).Happen(history);
        await new Pay(0).Happen(history);
        await Settle();
        await platform.Run();
        var booking = await platform.Use<AirbnbDb, Booking>(db => db.Bookings.SingleAsync());
        Assert.Equal(BookingStatus.Confirmed, booking.Status);
    }

    /// <summary>What was paid is known, and nothing has come of it yet.</summary>
    private async Task Settle()
    {
        var open = await platform.Use<AirbnbDb, List<Charge>>(db =>
            db.Charges.Where(charge => charge.Status == ChargeStatus.Open).ToListAsync()
        );
        foreach (var charge in open)
        {
            var seen = await platform.Use<IPaymentGateway, Result<GatewayCharge>>(gateway =>
                gateway.Read(charge.GatewayId!, default)
            );
            var settled = await platform.Use<SettleCharge, Result>(settle =>
                settle.From(seen.Value, "stripe", default)
            );
            Assert.True(settled.Succeeded, settled.Error?.Message);
        }
    }
}
