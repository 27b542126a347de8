using Airbnb.Core;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Listings;

public sealed class ListingRequestValidator : Validator<ListingRequest>
{
    private const int MostGuests = 50;
    private const int MostNights = 730;
    private const int Whole = 10_000;
    private const long MostMoney = 100_000_000;

    private static readonly int[] Notices = [0, 1, 2, 3, 7];
    private static readonly int[] Windows = [3, 6, 9, 12, 24];

    public ListingRequestValidator()
    {
        Home();
        Place();
        Prices();
        Terms();
        Bookings();
    }

    private void Home()
    {
        RuleFor(listing => listing.Title).NotEmpty().MaximumLength(100);
        RuleFor(listing => listing.Description).MaximumLength(5_000);
        RuleFor(listing => listing.Capacity).InclusiveBetween(1, MostGuests);
        RuleFor(listing => listing.Bedrooms).InclusiveBetween(0, MostGuests);
        RuleFor(listing => listing.Beds).InclusiveBetween(0, 2 * MostGuests);
    }

    private void Place()
    {
        RuleFor(listing => listing.Address!.Street).MaximumLength(200).When(listing => listing.Address is not null);
        RuleFor(listing => listing.Address!.City).MaximumLength(100).When(listing => listing.Address is not null);
        RuleFor(listing => listing.Address!.Region).MaximumLength(100).When(listing => listing.Address is not null);
        RuleFor(listing => listing.Address!.PostalCode).MaximumLength(20).When(listing => listing.Address is not null);
        RuleFor(listing => listing.Address!.Country)
            .Must(Countries.Know)
            .WithMessage("Use a country code of ISO 3166, such as PT.")
            .When(listing => listing.Address?.Country is not null);
        RuleFor(listing => listing.Position!.Latitude)
            .NotNull()
            .InclusiveBetween(-90, 90)
            .When(listing => listing.Position is not null);
        RuleFor(listing => listing.Position!.Longitude)
            .NotNull()
            .InclusiveBetween(-180, 180)
            .When(listing => listing.Position is not null);
        RuleFor(listing => listing.TimeZone)
            .Must(HomeTime.Knows)
            .WithMessage("Use a name of the IANA time zone database, such as Europe/Lisbon.")
            .When(listing => listing.TimeZone is not null);
    }

    private void Prices()
    {
        RuleFor(listing => listing.BasePrice).Must(BePrice).WithMessage(WrongPrice);
        RuleFor(listing => listing.WeekendPrice).Must(BePrice).WithMessage(WrongPrice);
        RuleFor(listing => listing.CleaningFee).Must(BeFee).WithMessage(WrongPrice);
        RuleFor(listing => listing.ExtraGuestFee).Must(BeFee).WithMessage(WrongPrice);
        RuleFor(listing => listing.PetFee).Must(BeFee).WithMessage(WrongPrice);
        RuleFor(listing => listing.BasePrice)
            .Must((listing, _) => listing.Prices.Select(price => price.Currency).Distinct().Count() <= 1)
            .WithMessage("All prices are in one currency.");
        RuleFor(listing => listing.IncludedGuests).InclusiveBetween(1, MostGuests);
        RuleFor(listing => listing.WeeklyDiscount).InclusiveBetween(0, Whole);
        RuleFor(listing => listing.MonthlyDiscount).InclusiveBetween(0, Whole);
        RuleFor(listing => listing.TaxRate).InclusiveBetween(0, Whole);
    }

    private void Bookings()
    {
        RuleFor(listing => listing.CancellationPolicy)
            .Must(policy => policy is not (PolicyCode.NonRefundable or PolicyCode.LongStay))
            .WithMessage("One of flexible, moderate, limited, firm and strict.");
        RuleFor(listing => listing.NonRefundableDiscount).InclusiveBetween(0, Whole);
    }

    private void Terms()
    {
        RuleFor(listing => listing.CheckOutTime)
            .LessThanOrEqualTo(listing => listing.CheckInTime)
            .WithMessage("Guests leave before the next arrive.");
        RuleFor(listing => listing.MinNights).InclusiveBetween(1, MostNights);
        RuleFor(listing => listing.MaxNights)
            .InclusiveBetween(1, MostNights)
            .GreaterThanOrEqualTo(listing => listing.MinNights);
        RuleFor(listing => listing.PreparationNights).InclusiveBetween(0, 2);
        RuleFor(listing => listing.AdvanceNoticeDays)
            .Must(days => Notices.Contains(days))
            .WithMessage("One of 0, 1, 2, 3 and 7.");
        RuleFor(listing => listing.WindowMonths)
            .Must(months => Windows.Contains(months))
            .WithMessage("One of 3, 6, 9, 12 and 24.");
        RuleFor(listing => listing.ArrivalDays).Must(BeDays).WithMessage("At least one day, and each once.");
        RuleFor(listing => listing.DepartureDays).Must(BeDays).WithMessage("At least one day, and each once.");
    }

    private const string WrongPrice = "An amount in minor units and a currency that is known here.";

    private static bool BePrice(Money? price) => BeFee(price) && price is not { Amount: 0 };

    private static bool BeFee(Money? fee) =>
        fee is not { } money || (money.Amount is >= 0 and <= MostMoney && Currencies.Knows(money.Currency));

    private static bool BeDays(IReadOnlyList<DayOfWeek>? days) =>
        days is null || (days.Count > 0 && days.Distinct().Count() == days.Count);
}
