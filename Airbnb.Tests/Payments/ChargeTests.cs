using Airbnb.Core;
using Airbnb.Core.Payments;

namespace Airbnb.Tests.Payments;

public sealed class ChargeTests
{
    private static readonly DateTimeOffset Now = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_answer_of_the_gateway_counts()
    {
        var charge = Intended();

        charge.Open(Seen("pi_1"));
        charge.Open(Seen("pi_2"));

        Assert.Equal(
            ("pi_1", "pi_1_secret", ChargeStatus.Open),
            (charge.GatewayId, charge.ClientSecret, charge.Status)
        );
    }

    [Fact]
    public void A_charge_that_is_over_forgets_what_it_could_be_paid_with()
    {
        var charge = Intended();
        charge.Open(Seen("pi_1"));

        charge.Succeed(Now);

        Assert.True(charge.IsOver);
        Assert.Null(charge.ClientSecret);
        Assert.Equal(Now, charge.EndedAt);
    }

    [Fact]
    public void A_charge_ends_once()
    {
        var charge = Intended();
        charge.Cancel(Now);

        Assert.Throws<InvalidOperationException>(() => charge.Succeed(Now));
        Assert.Throws<InvalidOperationException>(() => charge.Cancel(Now));
        Assert.Equal(ChargeStatus.Cancelled, charge.Status);
    }

    [Fact]
    public void A_journal_entry_leaves_out_what_moves_nothing_and_counts_its_lines()
    {
        var entry = new JournalEntry
        {
            Kind = "test",
            OperationId = Guid.NewGuid(),
            BookingId = Guid.NewGuid(),
            At = Now,
        }
            .Debit(Account.Guest, new Money(100, "USD"))
            .Credit(Account.TaxPayable, Money.Zero("USD"))
            .Credit(Account.HostPayable, new Money(100, "USD"));

        Assert.Equal([1, 2], entry.Lines.Select(line => line.Line));
        Assert.Equal([100, -100], entry.Lines.Select(line => line.Amount));
    }

    private static Charge Intended() =>
        new()
        {
            PaymentId = Guid.NewGuid(),
            Gateway = "stripe",
            Amount = 100,
            Currency = "USD",
            CreatedAt = Now,
        };

    private static GatewayCharge Seen(string id) =>
        new(
            id,
            null,
            GatewayChargeState.Open,
            new Money(100, "USD"),
            Money.Zero("USD"),
            new PaymentStep($"{id}_secret")
        );
}
