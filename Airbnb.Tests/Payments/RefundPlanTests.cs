using Airbnb.Core;
using Airbnb.Core.Payments;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Payments;

public sealed class RefundPlanTests
{
    private static readonly DateTimeOffset Now = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(50, new long[] { 50 })]
    [InlineData(100, new long[] { 100 })]
    [InlineData(130, new long[] { 100, 30 })]
    [InlineData(350, new long[] { 100, 50, 200 })]
    [InlineData(0, new long[] { })]
    public void The_newest_charge_goes_back_first(long amount, long[] parts)
    {
        Refundable[] charges = [With(200), With(50), With(100)];

        Assert.Equal(parts, RefundPlan.Over(charges, Euro(amount)).Select(part => part.Amount.Amount));
    }

    [Fact]
    public void A_charge_of_which_nothing_is_left_is_passed_over() =>
        Assert.Equal([7], RefundPlan.Over([With(10), With(0)], Euro(7)).Select(part => part.Amount.Amount));

    [Fact]
    public void Never_more_than_is_left_of_a_charge_nor_more_than_asked_for() =>
        Prop.ForAll(
                Gen.Choose(0, 500).NonEmptyListOf().Zip(Gen.Choose(0, 2_000)).ToArbitrary(),
                drawn =>
                {
                    var charges = drawn.Item1.Select(left => With(left)).ToList();
                    var parts = RefundPlan.Over(charges, Euro(drawn.Item2));
                    Assert.Equal(
                        Math.Min(drawn.Item2, charges.Sum(charge => charge.Left.Amount)),
                        parts.Sum(part => part.Amount.Amount)
                    );
                    Assert.All(
                        parts,
                        part =>
                            Assert.InRange(
                                part.Amount.Amount,
                                1,
                                charges.Single(charge => charge.Charge == part.Charge).Left.Amount
                            )
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    private static Money Euro(long amount) => new(amount, "EUR");

    private int minute;

    private Refundable With(long left) =>
        new(
            new Charge
            {
                PaymentId = Guid.NewGuid(),
                Gateway = "stripe",
                Amount = 500,
                Currency = "EUR",
                CreatedAt = Now.AddMinutes(minute++),
            },
            Euro(left)
        );
}
