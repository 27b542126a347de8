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
    private const int MostOffers = 10;
    private const int MostTaxes = 10;
    private const int LongestName = 100;
    private const int Whole = 10_000;
    private const long MostMoney = 100_000_000;

    private static readonly int[] Notices = [0, 1, 2, 3, 7];
    private static readonly int[] Windows = [3, 6, 9, 12, 24];

    public ListingRequestValidator()
    {
        Home();
        Include(new ListingFactsValidator());
        Place();
        Prices();
        Offers();
        Taxes();
        Terms();
        Bookings();
    }

    private void Home()
    {
        RuleFor(listing => listing.Title).NotEmpty().MaximumLength(ListingTextEntry.LongestTitle);
        RuleFor(listing => listing.Description).MaximumLength(ListingTextEntry.LongestDescription);
        RuleFor(listing => listing.Capacity).InclusiveBetween(1, MostGuests);
        RuleFor(listing => listing.Bedrooms).InclusiveBetween(0, MostGuests);
        RuleFor(listing => listing.Beds).InclusiveBetween(0, 2 * MostGuests);
        RuleFor(listing => listing.Bathrooms)
            .InclusiveBetween(0, MostGuests)
            .Must(count => count is null || 2 * count % 1 == 0)
            .WithMessage("In halves.");
    }

    private void Place()
    {
        RuleFor(listing => listing.Address!.Street).MaximumLength(200).When(listing => listing.Address is not null);
        RuleFor(listing => listing.Address!.Unit).MaximumLength(50).When(listing => listing.Address is not null);
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
        RuleFor(listing => listing.ShortStayCleaningFee).Must(BeFee).WithMessage(WrongPrice);
        RuleFor(listing => listing.ExtraGuestFee).Must(BeFee).WithMessage(WrongPrice);
        RuleFor(listing => listing.PetFee).Must(BeFee).WithMessage(WrongPrice);
        RuleFor(listing => listing.BasePrice)
            .Must((listing, _) => listing.Prices.Select(price => price.Currency).Distinct().Count() <= 1)
            .WithMessage("All prices are in one currency.");
        RuleFor(listing => listing.IncludedGuests).InclusiveBetween(1, MostGuests);
        RuleFor(listing => listing.TaxRate).InclusiveBetween(0, Whole);
    }

    private void Offers()
    {
        RuleFor(listing => listing.WeeklyDiscount).InclusiveBetween(0, Whole);
        RuleFor(listing => listing.MonthlyDiscount).InclusiveBetween(0, Whole);
        RuleFor(listing => listing.LengthDiscounts)
            .Must(offers => offers is null || offers.Count <= MostOffers)
            .WithMessage($"At most {MostOffers}.")
            .Must(offers => offers is null || offers.DistinctBy(offer => offer?.Nights).Count() == offers.Count)
            .WithMessage("Each length once.");
        RuleForEach(listing => listing.LengthDiscounts)
            .Must(offer => offer is { Nights: >= 1 and <= MostNights, Discount: >= 1 and <= Whole })
            .WithMessage($"From 1 to {MostNights} nights, 1 to {Whole} basis points off.");
        RuleFor(listing => listing.EarlyBird).Must(BeAhead).WithMessage(WrongOffer);
        RuleFor(listing => listing.LastMinute).Must(BeAhead).WithMessage(WrongOffer);
    }

    private void Taxes()
    {
        RuleFor(listing => listing.Taxes)
            .Must(taxes => taxes is null || taxes.Count <= MostTaxes)
            .WithMessage($"At most {MostTaxes}.");
        RuleForEach(listing => listing.Taxes)
            .Must(tax => !string.IsNullOrWhiteSpace(tax?.Name) && tax.Name.Length <= LongestName)
            .WithMessage($"A tax has a name of at most {LongestName} letters.")
            .Must(tax => tax is null || BeTax(tax))
            .WithMessage("A percentage has a rate in basis points, and any other tax an amount.")
            .Must(tax => tax?.ExemptFrom is null or (>= 1 and <= MostNights))
            .WithMessage($"Exempt from 1 to {MostNights} nights on.");
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

    private const string WrongOffer = "0 to 730 days ahead, 1 to 10000 basis points off.";

    private static bool BeAhead(AheadOffer? offer) =>
        offer is null or { Days: >= 0 and <= MostNights, Discount: >= 1 and <= Whole };

    private static bool BeTax(ListingTax tax) =>
        tax.Kind is TaxKind.PercentOfSubtotal
            ? tax is { Rate: >= 1 and <= Whole, Amount: null }
            : tax is { Rate: null, Amount: not null } && BePrice(tax.Amount);

    private static bool BePrice(Money? price) => BeFee(price) && price is not { Amount: 0 };

    private static bool BeFee(Money? fee) =>
        fee is not { } money || (money.Amount is >= 0 and <= MostMoney && Currencies.Knows(money.Currency));

    private static bool BeDays(IReadOnlyList<DayOfWeek>? days) =>
        days is null || (days.Count > 0 && days.Distinct().Count() == days.Count);
}
