namespace Airbnb.Core.Payments;

/// <summary>What a gateway keeps for moving money: the platform's to bear.</summary>
public static class GatewayFee
{
    /// <param name="operationId">The charge, refund or dispute that it was kept for.</param>
    public static JournalEntry Entry(Guid operationId, Guid bookingId, Money fee, string gateway, DateTimeOffset at) =>
        new JournalEntry
        {
            Kind = "gateway_fee",
            OperationId = operationId,
            BookingId = bookingId,
            At = at,
        }
            .Debit(Account.GatewayFees, fee, gateway)
            .Credit(Account.Clearing, fee, gateway);
}
