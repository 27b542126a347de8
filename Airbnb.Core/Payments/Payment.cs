namespace Airbnb.Core.Payments;

/// <summary>All that a guest pays for one booking.</summary>
public sealed class Payment
{
    private readonly List<Charge> charges = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid BookingId { get; init; }
    public required Guid GuestId { get; init; }

    /// <summary>Which gateway moves the money: <c>stripe</c>.</summary>
    public required string Gateway { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public IReadOnlyList<Charge> Charges => charges;

    /// <param name="capturesLater">Authorised first, and captured or released once the host has answered.</param>
    /// <param name="alterationId">The change of the booking that it pays for.</param>
    public Charge Charge(Money amount, DateTimeOffset at, bool capturesLater = false, Guid? alterationId = null)
    {
        var charge = new Charge
        {
            PaymentId = Id,
            Gateway = Gateway,
            Amount = amount.Amount,
            Currency = amount.Currency,
            CreatedAt = at,
            CapturesLater = capturesLater,
            AlterationId = alterationId,
        };
        charges.Add(charge);
        return charge;
    }
}
