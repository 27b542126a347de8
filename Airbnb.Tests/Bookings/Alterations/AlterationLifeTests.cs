using Airbnb.Core.Bookings.Alterations;

namespace Airbnb.Tests.Bookings.Alterations;

public sealed class AlterationLifeTests
{
    private static readonly HashSet<(AlterationStatus, AlterationStatus)> Allowed =
    [
        (AlterationStatus.Proposed, AlterationStatus.AwaitingPayment),
        (AlterationStatus.Proposed, AlterationStatus.Applied),
        (AlterationStatus.Proposed, AlterationStatus.Declined),
        (AlterationStatus.Proposed, AlterationStatus.Withdrawn),
        (AlterationStatus.Proposed, AlterationStatus.Lapsed),
        (AlterationStatus.AwaitingPayment, AlterationStatus.Applied),
        (AlterationStatus.AwaitingPayment, AlterationStatus.Withdrawn),
        (AlterationStatus.AwaitingPayment, AlterationStatus.Lapsed),
    ];

    public static TheoryData<AlterationStatus, AlterationStatus> Pairs()
    {
        var pairs = new TheoryData<AlterationStatus, AlterationStatus>();
        foreach (var from in Enum.GetValues<AlterationStatus>())
        foreach (var to in Enum.GetValues<AlterationStatus>())
            pairs.Add(from, to);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_alteration_changes_as_its_life_says_and_not_otherwise(AlterationStatus from, AlterationStatus to) =>
        Assert.Equal(Allowed.Contains((from, to)), from.CanBecome(to));

    [Theory]
    [InlineData(AlterationStatus.Proposed, true)]
    [InlineData(AlterationStatus.AwaitingPayment, true)]
    [InlineData(AlterationStatus.Applied, false)]
    [InlineData(AlterationStatus.Declined, false)]
    [InlineData(AlterationStatus.Withdrawn, false)]
    [InlineData(AlterationStatus.Lapsed, false)]
    public void It_is_open_until_it_was_answered_paid_or_ended(AlterationStatus status, bool open) =>
        Assert.Equal(open, status.IsOpen());
}
