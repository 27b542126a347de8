using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Calendar;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Policies;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Pricing;

/// <summary>
/// A booking that there might be. Its price and clock are those of a listing, or are said: currency, amounts in minor
/// units, and time zone.
/// </summary>
public sealed record SimulationQuery
{
    public Guid Id { get; init; }
    public DateOnly? CheckIn { get; init; }
    public DateOnly? CheckOut { get; init; }

    /// <summary>When the booking was confirmed: the grace period begins then.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When the guest cancels; now when not said.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Grace cancellations that the guest has already had in the last 12 months.</summary>
    public int GraceUsed { get; init; }

    public Guid? Listing { get; init; }
    public int Guests { get; init; } = 1;
    public int Pets { get; init; }

    /// <summary>IANA name, such as <c>Europe/Lisbon</c>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The hour at the home; 15:00 when not said.</summary>
    public TimeOnly? CheckInTime { get; init; }

    public string? Currency { get; init; }

    /// <summary>What all nights cost together, after discounts.</summary>
    public long? NightsPrice { get; init; }

    public long? CleaningFee { get; init; }
    public long? ExtraGuestFee { get; init; }
    public long? PetFee { get; init; }
    public long? ServiceFee { get; init; }
    public long? Tax { get; init; }

    internal IEnumerable<long?> Amounts => [NightsPrice, CleaningFee, ExtraGuestFee, PetFee, ServiceFee, Tax];

    internal bool SaysItself =>
        TimeZone is not null
        || CheckInTime is not null
        || Currency is not null
        || Amounts.Any(each => each is not null);

    internal Price ToPrice()
    {
        PriceLine[] lines =
        [
            Line(LineKind.Nights, NightsPrice),
            Line(LineKind.CleaningFee, CleaningFee),
            Line(LineKind.ExtraGuestFee, ExtraGuestFee),
            Line(LineKind.PetFee, PetFee),
            Line(LineKind.GuestServiceFee, ServiceFee),
            Line(LineKind.Tax, Tax),
        ];
        return new Price(lines, Money.Zero(Currency!));
    }

    private PriceLine Line(LineKind kind, long? amount) => new(kind, new Money(amount ?? 0, Currency!), "as said");
}

public sealed class SimulationQueryValidator : Validator<SimulationQuery>
{
    private const long MostMoney = 1_000_000_000_000;

    public SimulationQueryValidator()
    {
        RuleFor(query => query.CheckIn).NotNull();
        RuleFor(query => query.CheckOut).NotNull();
        RuleFor(query => query.ConfirmedAt).NotNull().Must(BeWithinReason).WithMessage("Not within reason.");
        RuleFor(query => query.At)
            .Must(BeWithinReason)
            .WithMessage("Not within reason.")
            .GreaterThanOrEqualTo(query => query.ConfirmedAt)
            .WithMessage("Nothing is cancelled before it is confirmed.");
        RuleFor(query => query.GraceUsed).InclusiveBetween(0, 1_000);
        RuleFor(query => query.Guests).InclusiveBetween(1, 1_000);
        RuleFor(query => query.Pets).InclusiveBetween(0, 10);
        RuleFor(query => query.Listing)
            .Must((query, listing) => listing is null || !query.SaysItself)
            .WithMessage("Name a listing, or say zone and amounts: not both.");
        When(
            query => query.Listing is null,
            () =>
            {
                RuleFor(query => query.NightsPrice).NotNull();
                RuleFor(query => query.Currency).Must(Currencies.Knows).WithMessage("Not known here.");
                RuleFor(query => query.TimeZone)
                    .Must(HomeTime.Knows)
                    .WithMessage("Use a name of the IANA time zone database, such as Europe/Lisbon.");
            }
        );
        RuleFor(query => query.NightsPrice).InclusiveBetween(1, MostMoney);
        RuleFor(query => query.CleaningFee).InclusiveBetween(0, MostMoney);
        RuleFor(query => query.ExtraGuestFee).InclusiveBetween(0, MostMoney);
        RuleFor(query => query.PetFee).InclusiveBetween(0, MostMoney);
        RuleFor(query => query.ServiceFee).InclusiveBetween(0, MostMoney);
        RuleFor(query => query.Tax).InclusiveBetween(0, MostMoney);
    }

    private static bool BeWithinReason(DateTimeOffset? at) => at is null or { Year: >= 2000 and < 3000 };
}

/// <param name="IsLongStay">From 28 nights the rule for long stays holds.</param>
/// <param name="Refund">What goes back to the guest.</param>
/// <param name="Kept">What the guest pays all the same, line by line.</param>
/// <param name="Deadlines">From the confirmation on, each with what a cancellation up to then would give back.</param>
public sealed record SimulationResponse(
    Guid PolicyId,
    PolicyCode Code,
    int Version,
    DateTimeOffset At,
    DateTimeOffset CheckInAt,
    bool IsLongStay,
    Money Paid,
    Money Refund,
    IReadOnlyList<PriceLine> Kept,
    Money KeptTotal,
    string Rule,
    bool IsGrace,
    IReadOnlyList<DeadlineResponse> Deadlines
)
{
    public static SimulationResponse Of(SimulatedCancellation simulated) =>
        new(
            simulated.Policy.Id,
            simulated.Policy.Code,
            simulated.Policy.Version,
            simulated.Facts.Now,
            simulated.Facts.CheckInAt,
            simulated.Facts.IsLongStay,
            simulated.Facts.Price.Total,
            simulated.Settlement.Refund,
            simulated.Settlement.Kept.Lines,
            simulated.Settlement.Kept.Total,
            simulated.Settlement.Rule,
            simulated.Settlement.IsGrace,
            [.. simulated.Deadlines.Select(DeadlineResponse.Of)]
        );
}

/// <param name="Until">That instant included; null after the last deadline, when nights that begin are kept, too.</param>
public sealed record DeadlineResponse(DateTimeOffset? Until, Money Refund, string Rule, bool IsGrace)
{
    public static DeadlineResponse Of(RefundDeadline deadline) =>
        new(deadline.Until, deadline.Settlement.Refund, deadline.Settlement.Rule, deadline.Settlement.IsGrace);
}

/// <summary>What a cancellation by the guest at an instant would give back. Nothing is booked or cancelled.</summary>
public sealed class GetSimulation(SimulateCancellation simulate, CurrentUser user)
    : Endpoint<SimulationQuery, SimulationResponse>
{
    public override void Configure()
    {
        Get("{id}/simulate");
        Group<PoliciesGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "Ask what a cancellation would refund";
            summary.Description =
                "For a stay at a listing (`listing`, `guests`, `pets`), at its price of now; or for any amounts "
                + "(`currency`, `nightsPrice`, `timeZone` and what else was paid, in minor units). Instants are ISO 8601 "
                + "with their offset, such as 2027-03-01T14:00:00Z.";
        });
        Description(route => route.Needs(Permission.UsePublic).Refuses(400, 404, 422));
    }

    public override async Task HandleAsync(SimulationQuery request, CancellationToken ct) =>
        await this.SendResult(await Simulate(request, ct), SimulationResponse.Of, ct);

    private async Task<Result<SimulatedCancellation>> Simulate(SimulationQuery query, CancellationToken ct)
    {
        var dates = StayDates.Of(query.CheckIn!.Value, query.CheckOut!.Value);
        if (dates.Error is { } noNights)
            return noNights;
        var scenario = new Scenario(dates.Value, query.ConfirmedAt!.Value, query.At, query.GraceUsed);
        if (query.Listing is { } listing)
            return await simulate.AtHome(query.Id, listing, new Party(query.Guests, query.Pets), scenario, user, ct);
        var home = HomeTime.In(query.TimeZone!);
        var checkInTime = query.CheckInTime ?? new TimeOnly(15, 0);
        return await simulate.Of(query.Id, home, checkInTime, query.ToPrice(), scenario, ct);
    }
}
