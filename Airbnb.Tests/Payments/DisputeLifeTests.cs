using Airbnb.Core;
using Airbnb.Core.Payments;

namespace Airbnb.Tests.Payments;

public sealed class DisputeLifeTests
{
    private static readonly DateTimeOffset Now = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(GatewayDisputeState.Inquiry, DisputeStatus.Inquiry, 0, false)]
    [InlineData(GatewayDisputeState.Open, DisputeStatus.Open, 0, false)]
    [InlineData(GatewayDisputeState.Won, DisputeStatus.Won, 0, true)]
    [InlineData(GatewayDisputeState.Lost, DisputeStatus.Lost, 300, true)]
    [InlineData(GatewayDisputeState.Closed, DisputeStatus.Closed, 0, true)]
    public void A_dispute_follows_the_gateway_from_wherever_it_is_first_seen(
        GatewayDisputeState seen,
        DisputeStatus status,
        long writtenOff,
        bool isOver
    )
    {
        var dispute = Opened();

        dispute.Follow(Seen(seen), Now);

        Assert.Equal((status, writtenOff, isOver), (dispute.Status, dispute.WrittenOff, dispute.IsOver));
        Assert.Equal(isOver ? Now : null, dispute.ClosedAt);
    }

    [Fact]
    public void A_decided_dispute_stays_decided()
    {
        var dispute = Opened();
        dispute.Follow(Seen(GatewayDisputeState.Won), Now);

        Assert.False(dispute.Follow(Seen(GatewayDisputeState.Open), Now));
        Assert.False(dispute.Follow(Seen(GatewayDisputeState.Lost), Now));

        Assert.Equal(DisputeStatus.Won, dispute.Status);
    }

    [Fact]
    public void What_a_dispute_took_pays_no_more_refunds_than_it_took()
    {
        var dispute = Opened();
        dispute.Follow(Seen(GatewayDisputeState.Lost), Now);

        dispute.Cover(Of(100));
        dispute.Cover(Of(200));

        Assert.Equal(0, dispute.WrittenOff);
        Assert.Throws<InvalidOperationException>(() => dispute.Cover(Of(1)));
    }

    [Fact]
    public void A_refund_is_split_without_a_cent_lost()
    {
        var refund = Of(300);

        var rest = refund.Split(120, Now);

        Assert.Equal((120, 180), (refund.Amount, rest.Amount));
        Assert.Equal((refund.ChargeId, refund.Currency, null), (rest.ChargeId, rest.Currency, rest.Replaces));
    }

    [Fact]
    public void A_refund_that_was_sent_is_neither_blocked_nor_covered()
    {
        var refund = Of(300);
        refund.Succeed("re_1");

        Assert.Throws<InvalidOperationException>(refund.Block);
        Assert.Throws<InvalidOperationException>(refund.Cover);
        Assert.Equal(RefundStatus.Succeeded, refund.Status);
    }

    private static Dispute Opened() =>
        Dispute.Over(
            new Charge
            {
                PaymentId = Guid.NewGuid(),
                Gateway = "stripe",
                Amount = 300,
                Currency = "EUR",
                CreatedAt = Now,
            },
            Seen(GatewayDisputeState.Inquiry),
            Now
        );

    private static Refund Of(long amount) =>
        new()
        {
            ChargeId = Guid.NewGuid(),
            Amount = amount,
            Currency = "EUR",
            Reason = "test",
            CreatedAt = Now,
        };

    private static GatewayDispute Seen(GatewayDisputeState state) =>
        new(
            "dp_1",
            "pi_1",
            state,
            new Money(300, "EUR"),
            "fraudulent",
            new Money(state is GatewayDisputeState.Inquiry or GatewayDisputeState.Closed ? 0 : 300, "EUR"),
            Money.Zero("EUR"),
            Money.Zero("EUR")
        );
}
