using Airbnb.Core;
using Airbnb.Core.Payments.Payouts;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Payments.Payouts;

public sealed class PayoutDecisionTests
{
    private static readonly PayoutFacts Nothing = new()
    {
        Payable = Eur(0),
        Later = Eur(0),
        UnderWay = Eur(0),
        ComingBack = Eur(0),
        Owed = Eur(0),
        IsDisputed = false,
        CanBePaid = true,
    };

    [Fact]
    public void What_is_due_is_sent() => Decides(Nothing with { Payable = Eur(100) }, send: 100);

    [Fact]
    public void What_comes_later_is_not_sent_yet() =>
        Decides(Nothing with { Payable = Eur(100), Later = Eur(70) }, send: 30);

    [Fact]
    public void What_is_being_sent_is_not_sent_twice() =>
        Decides(Nothing with { Payable = Eur(100), UnderWay = Eur(100) });

    [Fact]
    public void Debts_come_first() =>
        Decides(Nothing with { Payable = Eur(100), Owed = Eur(30) }, recover: 30, send: 70);

    [Fact]
    public void Greater_debts_take_all() =>
        Decides(Nothing with { Payable = Eur(100), Owed = Eur(130) }, recover: 100, status: PayoutStatus.Recovered);

    [Fact]
    public void Without_an_account_it_waits_and_debts_are_taken_all_the_same() =>
        Decides(
            Nothing with
            {
                Payable = Eur(100),
                Owed = Eur(30),
                CanBePaid = false,
            },
            recover: 30,
            send: 70,
            status: PayoutStatus.Waiting
        );

    [Fact]
    public void While_it_is_disputed_nothing_moves() =>
        Decides(
            Nothing with
            {
                Payable = Eur(100),
                Owed = Eur(30),
                IsDisputed = true,
            },
            send: 100,
            status: PayoutStatus.Held
        );

    [Fact]
    public void What_was_sent_too_much_is_taken_back() => Decides(Nothing with { Payable = Eur(-40) }, takeBack: 40);

    [Fact]
    public void What_is_being_taken_back_is_not_taken_twice() =>
        Decides(Nothing with { Payable = Eur(-40), ComingBack = Eur(40) });

    [Fact]
    public void What_comes_later_makes_up_for_what_was_sent_too_much() =>
        Decides(Nothing with { Payable = Eur(30), Later = Eur(50) });

    [Fact]
    public void What_is_being_sent_too_much_is_to_come_back() =>
        Decides(Nothing with { Payable = Eur(0), UnderWay = Eur(40) }, takeBack: 40);

    [Fact]
    public void A_decision_moves_no_more_than_there_is_and_asked_again_changes_nothing()
    {
        var amounts = Gen.Choose(0, 1_000);
        var all =
            from payable in Gen.Choose(-1_000, 1_000)
            from later in amounts
            from underWay in amounts
            from comingBack in amounts
            from owed in amounts
            from disputed in Gen.Elements(true, false)
            from account in Gen.Elements(true, false)
            select new PayoutFacts
            {
                Payable = Eur(payable),
                Later = Eur(later),
                UnderWay = Eur(underWay),
                ComingBack = Eur(comingBack),
                Owed = Eur(owed),
                IsDisputed = disputed,
                CanBePaid = account,
            };
        Prop.ForAll(all.ToArbitrary(), Holds).QuickCheckThrowOnFailure();

        static void Holds(PayoutFacts facts)
        {
            var decision = PayoutDecision.Of(facts);
            var free = facts.Payable.Amount - facts.UnderWay.Amount + facts.ComingBack.Amount;
            Assert.True(decision.Recover.Amount >= 0 && decision.Send.Amount >= 0 && decision.TakeBack.Amount >= 0);
            Assert.True(decision.Recover.Amount <= facts.Owed.Amount);
            Assert.True(decision.TakeBack.Amount == 0 || decision.Send.Amount + decision.Recover.Amount == 0);
            Assert.Equal(
                Math.Max(0, free - facts.Later.Amount) - Math.Max(0, -free),
                decision.Send.Amount + decision.Recover.Amount - decision.TakeBack.Amount
            );
            if (decision.Status is PayoutStatus.Held or PayoutStatus.Waiting)
                return;
            var after = facts with
            {
                Payable = facts.Payable - decision.Recover,
                Owed = facts.Owed - decision.Recover,
                UnderWay = facts.UnderWay + decision.Send,
                ComingBack = facts.ComingBack + decision.TakeBack,
            };
            var again = PayoutDecision.Of(after);
            Assert.Equal((0, 0, 0), (again.Recover.Amount, again.Send.Amount, again.TakeBack.Amount));
        }
    }

    private static void Decides(
        PayoutFacts facts,
        long recover = 0,
        long send = 0,
        long takeBack = 0,
        PayoutStatus? status = null
    )
    {
        var decision = PayoutDecision.Of(facts);

        Assert.Equal(
            (recover, send, takeBack),
            (decision.Recover.Amount, decision.Send.Amount, decision.TakeBack.Amount)
        );
        Assert.Equal(status ?? (send > 0 ? PayoutStatus.Intended : PayoutStatus.Recovered), decision.Status);
    }

    private static Money Eur(long amount) => new(amount, "EUR");
}
