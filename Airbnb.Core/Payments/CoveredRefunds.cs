using Airbnb.Core.Persistence;

namespace Airbnb.Core.Payments;

/// <summary>
/// What a lost dispute took, or somebody sent at the gateway itself, is not sent a second time: it pays the refunds that
/// the guest was to get.
/// </summary>
public static class CoveredRefunds
{
    /// <summary>Pays as much of the refund as the dispute took, and intends another for the rest.</summary>
    public static void Cover(this AirbnbDb db, Refund refund, Dispute dispute, Payment payment, DateTimeOffset at)
    {
        if (refund.Amount > dispute.WrittenOff)
            db.Intend(refund.Split(dispute.WrittenOff, at));
        dispute.Cover(refund);
        db.Book(Covered(refund, payment, Account.DisputeLosses, at));
    }

    /// <summary>Pays as much of the refund as was sent by hand, and intends another for the rest.</summary>
    public static void Cover(this AirbnbDb db, Refund refund, Refund byHand, Payment payment, DateTimeOffset at)
    {
        if (refund.Amount > byHand.WrittenOff)
            db.Intend(refund.Split(byHand.WrittenOff.Value, at));
        byHand.Pay(refund);
        db.Book(Covered(refund, payment, Account.PlatformFees, at));
    }

    private static JournalEntry Covered(Refund refund, Payment payment, Account paidFrom, DateTimeOffset at) =>
        new JournalEntry
        {
            Kind = "refund_covered",
            OperationId = refund.Id,
            BookingId = payment.BookingId,
            At = at,
        }
            .Debit(Account.Guest, refund.Money, payment.GuestId.ToString())
            .Credit(paidFrom, refund.Money);
}
