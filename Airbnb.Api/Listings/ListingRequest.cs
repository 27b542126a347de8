using Airbnb.Core;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;

namespace Airbnb.Api.Listings;

/// <summary>
/// Everything a host says about a home. A draft needs the title only; to be published it needs description, type,
/// capacity, address, position, time zone and base price too. All prices are in one currency.
/// </summary>
public sealed record ListingRequest
{
    public string? Title { get; init; }
    public string? Description { get; init; }

    /// <summary>Of title and description: a code of ISO 639-1, such as <c>pt</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Title and description in other languages. Guests read the one that they understand best.</summary>
    public IReadOnlyList<ListingTextEntry>? Texts { get; init; }
    public ListingType? Type { get; init; }

    /// <summary>How many guests the home takes.</summary>
    public int? Capacity { get; init; }

    public int? Bedrooms { get; init; }
    public int? Beds { get; init; }

    /// <summary>In halves: a half is one without bath or shower.</summary>
    public decimal? Bathrooms { get; init; }

    /// <summary>Codes of the catalogue.</summary>
    public IReadOnlyList<string>? Amenities { get; init; }

    public IReadOnlyList<AccessibilityFeature>? Accessibility { get; init; }

    /// <summary>What the host speaks: codes of ISO 639-1, such as <c>pt</c>.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>How guests get in.</summary>
    public CheckInMethod? CheckInMethod { get; init; }

    public HouseRulesEntry? HouseRules { get; init; }
    public AddressRequest? Address { get; init; }
    public PositionRequest? Position { get; init; }

    /// <summary>IANA name, such as <c>Europe/Lisbon</c>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>A night, unless something more particular holds.</summary>
    public Money? BasePrice { get; init; }

    /// <summary>Friday and Saturday nights.</summary>
    public Money? WeekendPrice { get; init; }

    public Money? CleaningFee { get; init; }

    /// <summary>For stays of one or two nights; the cleaning fee when not said.</summary>
    public Money? ShortStayCleaningFee { get; init; }

    /// <summary>Each night, for each guest beyond those included.</summary>
    public Money? ExtraGuestFee { get; init; }

    /// <summary>Guests that the price includes; all when not said.</summary>
    public int? IncludedGuests { get; init; }

    public Money? PetFee { get; init; }

    /// <summary>Off the nights of a stay of at least 7, in basis points: 1000 is 10 %.</summary>
    public int WeeklyDiscount { get; init; }

    /// <summary>Off the nights of a stay of at least 28, in basis points.</summary>
    public int MonthlyDiscount { get; init; }

    /// <summary>Off the nights of stays of other lengths. Of all offers a stay gets the one that is best.</summary>
    public IReadOnlyList<LengthOffer>? LengthDiscounts { get; init; }

    /// <summary>Off the nights when booked so many days ahead, or more.</summary>
    public AheadOffer? EarlyBird { get; init; }

    /// <summary>Off the nights when booked so few days ahead, or fewer.</summary>
    public AheadOffer? LastMinute { get; init; }

    /// <summary>20 % off the nights of the home's first 3 bookings.</summary>
    public bool NewListingPromotion { get; init; }

    /// <summary>Tax on the subtotal, in basis points.</summary>
    public int TaxRate { get; init; }

    /// <summary>Taxes besides that one.</summary>
    public IReadOnlyList<ListingTax>? Taxes { get; init; }

    public TimeOnly CheckInTime { get; init; } = Usual.CheckInTime;
    public TimeOnly CheckOutTime { get; init; } = Usual.CheckOutTime;
    public int MinNights { get; init; } = Usual.MinNights;
    public int MaxNights { get; init; } = Usual.MaxNights;

    /// <summary>Nights that stay free between two guests: 0, 1 or 2.</summary>
    public int PreparationNights { get; init; }

    /// <summary>Days between booking and arrival: 0, 1, 2, 3 or 7.</summary>
    public int AdvanceNoticeDays { get; init; }

    /// <summary>Without advance notice: until when, at the home, a guest may book for the same day.</summary>
    public TimeOnly SameDayUntil { get; init; } = Usual.SameDayUntil;

    /// <summary>How many months ahead a stay may end: 3, 6, 9, 12 or 24.</summary>
    public int WindowMonths { get; init; } = Usual.WindowMonths;

    /// <summary>Weekdays on which guests may arrive; all when not said.</summary>
    public IReadOnlyList<DayOfWeek>? ArrivalDays { get; init; }

    /// <summary>Weekdays on which guests may leave; all when not said.</summary>
    public IReadOnlyList<DayOfWeek>? DepartureDays { get; init; }

    /// <summary>Whether a guest gets the home by paying, or by asking.</summary>
    public BookingMode BookingMode { get; init; }

    /// <summary>By which rules new bookings can be cancelled: flexible, moderate, limited, firm or strict.</summary>
    public PolicyCode CancellationPolicy { get; init; }

    /// <summary>
    /// Off the nights for guests who choose a stay that is not refunded, in basis points; not offered when not said,
    /// nor for stays from 28 nights, which have a rule of their own.
    /// </summary>
    public int? NonRefundableDiscount { get; init; }

    private static readonly StayTerms Usual = new();

    internal IEnumerable<Money> Prices =>
        new[] { BasePrice, WeekendPrice, CleaningFee, ShortStayCleaningFee, ExtraGuestFee, PetFee }
            .Concat((Taxes ?? []).Select(tax => tax?.Amount))
            .OfType<Money>();

    public ListingDetails ToDetails() =>
        new()
        {
            Title = Title!.Trim(),
            Description = Description?.Trim(),
            Language = Language,
            Texts = [.. (Texts ?? []).Select(text => text.ToTranslation())],
            Type = Type,
            Capacity = Capacity,
            Bedrooms = Bedrooms,
            Beds = Beds,
            Bathrooms = Bathrooms,
            Amenities = Amenities ?? [],
            Accessibility = Accessibility ?? [],
            Languages = Languages ?? [],
            CheckInMethod = CheckInMethod,
            HouseRules = HouseRules?.ToRules() ?? new HouseRules(),
            Place = ToPlace(),
            Rates = ToRates(),
            Terms = ToTerms(),
            BookingMode = BookingMode,
            CancellationPolicy = CancellationPolicy,
            NonRefundableDiscount = NonRefundableDiscount,
        };

    private Place ToPlace() =>
        new()
        {
            Street = Address?.Street?.Trim(),
            Unit = Address?.Unit?.Trim(),
            City = Address?.City?.Trim(),
            Region = Address?.Region?.Trim(),
            Country = Address?.Country,
            PostalCode = Address?.PostalCode?.Trim(),
            Latitude = Position?.Latitude,
            Longitude = Position?.Longitude,
            TimeZone = TimeZone,
        };

    private Rates ToRates() =>
        new()
        {
            Currency = Prices.Select(price => price.Currency).FirstOrDefault(),
            Base = BasePrice?.Amount,
            Weekend = WeekendPrice?.Amount,
            CleaningFee = CleaningFee?.Amount ?? 0,
            ShortStayCleaningFee = ShortStayCleaningFee?.Amount,
            ExtraGuestFee = ExtraGuestFee?.Amount ?? 0,
            IncludedGuests = IncludedGuests ?? Capacity ?? 1,
            PetFee = PetFee?.Amount ?? 0,
            WeeklyDiscount = WeeklyDiscount,
            MonthlyDiscount = MonthlyDiscount,
            LengthDiscounts = [.. (LengthDiscounts ?? []).Select(offer => offer.ToOffer())],
            EarlyBird = EarlyBird?.ToOffer(),
            LastMinute = LastMinute?.ToOffer(),
            NewListingPromotion = NewListingPromotion,
            TaxRate = TaxRate,
            Taxes = [.. (Taxes ?? []).Select(tax => tax.ToRule())],
        };

    private StayTerms ToTerms() =>
        new()
        {
            CheckInTime = CheckInTime,
            CheckOutTime = CheckOutTime,
            MinNights = MinNights,
            MaxNights = MaxNights,
            PreparationNights = PreparationNights,
            AdvanceNoticeDays = AdvanceNoticeDays,
            SameDayUntil = SameDayUntil,
            WindowMonths = WindowMonths,
            ArrivalDays = ArrivalDays is null ? Weekdays.All : Weekdays.Of(ArrivalDays),
            DepartureDays = DepartureDays is null ? Weekdays.All : Weekdays.Of(DepartureDays),
        };
}

/// <param name="Country">ISO 3166 code of two capitals.</param>
/// <param name="Unit">Floor, staircase or number of the flat.</param>
public sealed record AddressRequest(
    string? Street,
    string? City,
    string? Region,
    string? Country,
    string? PostalCode,
    string? Unit = null
);

/// <summary>The exact place, in degrees. Others see it rounded to about a kilometre.</summary>
public sealed record PositionRequest(double? Latitude, double? Longitude);
