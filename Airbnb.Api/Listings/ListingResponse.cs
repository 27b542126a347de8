using System.Linq.Expressions;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Photos;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Exchange;

namespace Airbnb.Api.Listings;

/// <summary>A home. Street, unit, postal code and the exact position are for those who work on it alone.</summary>
public sealed record ListingResponse : IListed
{
    public required Guid Id { get; init; }
    public required Guid HostId { get; init; }
    public required ListingStatus Status { get; init; }
    public required string Title { get; init; }
    public string? Description { get; init; }

    /// <summary>Of title and description, as far as the host has said.</summary>
    public string? Language { get; init; }

    /// <summary>Title and description in the other languages, for the host; guests get the one that they asked for.</summary>
    public IReadOnlyList<ListingTextEntry>? Texts { get; init; }

    public ListingType? Type { get; init; }
    public int? Capacity { get; init; }
    public int? Bedrooms { get; init; }
    public int? Beds { get; init; }
    public decimal? Bathrooms { get; init; }
    public required IReadOnlyList<string> Amenities { get; init; }
    public required IReadOnlyList<AccessibilityFeature> Accessibility { get; init; }

    /// <summary>What the host speaks.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public CheckInMethod? CheckInMethod { get; init; }
    public required HouseRulesEntry HouseRules { get; init; }

    /// <summary>Stars from 1 to 5 with two decimals; null while there are too few reviews to tell.</summary>
    public decimal? Rating { get; init; }

    public required int ReviewCount { get; init; }
    public required bool Superhost { get; init; }

    /// <summary>The photo that is shown first: its file on this host.</summary>
    public string? CoverPhoto { get; init; }

    public required AddressResponse Address { get; init; }
    public PositionResponse? Position { get; init; }
    public string? TimeZone { get; init; }
    public Money? BasePrice { get; init; }

    /// <summary>The base price in the currency that was asked for; never charged.</summary>
    public ShownMoney? Shown { get; init; }

    public Money? WeekendPrice { get; init; }
    public Money? CleaningFee { get; init; }
    public Money? ShortStayCleaningFee { get; init; }
    public Money? ExtraGuestFee { get; init; }
    public required int IncludedGuests { get; init; }
    public Money? PetFee { get; init; }

    /// <summary>Basis points off the nights of a stay of at least 7.</summary>
    public required int WeeklyDiscount { get; init; }

    /// <summary>Basis points off the nights of a stay of at least 28.</summary>
    public required int MonthlyDiscount { get; init; }

    public required IReadOnlyList<LengthOffer> LengthDiscounts { get; init; }
    public AheadOffer? EarlyBird { get; init; }
    public AheadOffer? LastMinute { get; init; }

    /// <summary>20 % off the nights of the first 3 bookings.</summary>
    public required bool NewListingPromotion { get; init; }

    /// <summary>Basis points of the subtotal.</summary>
    public required int TaxRate { get; init; }

    public required IReadOnlyList<ListingTax> Taxes { get; init; }

    public required TimeOnly CheckInTime { get; init; }
    public required TimeOnly CheckOutTime { get; init; }
    public required int MinNights { get; init; }
    public required int MaxNights { get; init; }
    public required int PreparationNights { get; init; }
    public required int AdvanceNoticeDays { get; init; }
    public required TimeOnly SameDayUntil { get; init; }
    public required int WindowMonths { get; init; }
    public required IReadOnlyList<DayOfWeek> ArrivalDays { get; init; }
    public required IReadOnlyList<DayOfWeek> DepartureDays { get; init; }
    public required BookingMode BookingMode { get; init; }
    public required PolicyCode CancellationPolicy { get; init; }

    /// <summary>Basis points off the nights of a stay that is not refunded; null when that is not offered.</summary>
    public int? NonRefundableDiscount { get; init; }

    /// <summary>Its host cancelled too often: until then it is neither found nor booked.</summary>
    public DateTimeOffset? SuspendedUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Grows with each change; in quotes it is the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>What a host gets of a home that was just written.</summary>
    public static readonly Func<Listing, ListingResponse> ForHost = SeenBy(Caller.Platform).Compile();

    /// <summary>What the caller may not see does not leave the database.</summary>
    public static Expression<Func<Listing, ListingResponse>> SeenBy(Caller caller)
    {
        var seesAll = Permissions.AllowsEverywhere(caller, Permission.ReadHomeInside);
        var (userId, homes) = (caller.UserId, caller.CoHostedFor(Permission.ReadHomeInside));
        return listing => new ListingResponse
        {
            Id = listing.Id,
            HostId = listing.HostId,
            Status = listing.Status,
            Version = listing.Version,
            Title = listing.Title,
            Description = listing.Description,
            Language = listing.Language,
            Texts = listing
                .Texts.OrderBy(text => text.Language)
                .Select(text => new ListingTextEntry(text.Language, text.Title, text.Description))
                .ToList(),
            Type = listing.Type,
            Capacity = listing.Capacity,
            Bedrooms = listing.Bedrooms,
            Beds = listing.Beds,
            Bathrooms = listing.Bathrooms,
            Amenities = listing.Amenities,
            Accessibility = listing.Accessibility,
            Languages = listing.Languages,
            CheckInMethod = listing.CheckInMethod,
            HouseRules = HouseRulesEntry.Of(listing.HouseRules),
            Rating = listing.Rating / 100m,
            ReviewCount = listing.ReviewCount,
            Superhost = listing.IsSuperhost,
            CoverPhoto = PhotoFile.PathOf(listing.CoverPhoto),
            Address = new AddressResponse(
                seesAll || listing.HostId == userId || homes.Contains(listing.Id) ? listing.Place.Street : null,
                listing.Place.City,
                listing.Place.Region,
                listing.Place.Country,
                seesAll || listing.HostId == userId || homes.Contains(listing.Id) ? listing.Place.PostalCode : null,
                seesAll || listing.HostId == userId || homes.Contains(listing.Id) ? listing.Place.Unit : null
            ),
            Position = PositionResponse.Of(
                seesAll || listing.HostId == userId || homes.Contains(listing.Id)
                    ? listing.Place.Latitude
                    : listing.PublicLatitude,
                seesAll || listing.HostId == userId || homes.Contains(listing.Id)
                    ? listing.Place.Longitude
                    : listing.PublicLongitude,
                seesAll || listing.HostId == userId || homes.Contains(listing.Id)
            ),
            TimeZone = listing.Place.TimeZone,
            BasePrice = In(listing.Rates.Currency, listing.Rates.Base),
            WeekendPrice = In(listing.Rates.Currency, listing.Rates.Weekend),
            CleaningFee = In(listing.Rates.Currency, listing.Rates.CleaningFee),
            ShortStayCleaningFee = In(listing.Rates.Currency, listing.Rates.ShortStayCleaningFee),
            ExtraGuestFee = In(listing.Rates.Currency, listing.Rates.ExtraGuestFee),
            IncludedGuests = listing.Rates.IncludedGuests,
            PetFee = In(listing.Rates.Currency, listing.Rates.PetFee),
            WeeklyDiscount = listing.Rates.WeeklyDiscount,
            MonthlyDiscount = listing.Rates.MonthlyDiscount,
            LengthDiscounts = OffersOf(listing.Rates.LengthDiscounts),
            EarlyBird = listing.Rates.EarlyBird == null ? null : AheadOffer.Of(listing.Rates.EarlyBird),
            LastMinute = listing.Rates.LastMinute == null ? null : AheadOffer.Of(listing.Rates.LastMinute),
            NewListingPromotion = listing.Rates.NewListingPromotion,
            TaxRate = listing.Rates.TaxRate,
            Taxes = TaxesIn(listing.Rates.Currency, listing.Rates.Taxes),
            CheckInTime = listing.Terms.CheckInTime,
            CheckOutTime = listing.Terms.CheckOutTime,
            MinNights = listing.Terms.MinNights,
            MaxNights = listing.Terms.MaxNights,
            PreparationNights = listing.Terms.PreparationNights,
            AdvanceNoticeDays = listing.Terms.AdvanceNoticeDays,
            SameDayUntil = listing.Terms.SameDayUntil,
            WindowMonths = listing.Terms.WindowMonths,
            ArrivalDays = listing.Terms.ArrivalDays.Days().ToList(),
            DepartureDays = listing.Terms.DepartureDays.Days().ToList(),
            BookingMode = listing.BookingMode,
            CancellationPolicy = listing.CancellationPolicy,
            NonRefundableDiscount = listing.NonRefundableDiscount,
            SuspendedUntil = listing.SuspendedUntil,
            CreatedAt = listing.CreatedAt,
            ChangedAt = listing.ChangedAt,
        };
    }

    /// <summary>Said in the language that the reader likes best; in the host's own when there is none such.</summary>
    /// <param name="tags">Best first, as in Accept-Language.</param>
    public ListingResponse In(IEnumerable<string> tags) =>
        TextsFor.Best(tags, Language, Texts!, text => text.Language) is { } text
            ? this with
            {
                Title = text.Title,
                Description = text.Description ?? Description,
                Language = text.Language,
                Texts = null,
            }
            : this with
            {
                Texts = null,
            };

    private static List<LengthOffer> OffersOf(IReadOnlyList<LengthDiscount> offers) =>
        [.. offers.Select(LengthOffer.Of)];

    private static List<ListingTax> TaxesIn(string? currency, IReadOnlyList<TaxRule> taxes) =>
        [.. taxes.Select(tax => ListingTax.Of(tax, currency))];

    private static Money? In(string? currency, long? amount) =>
        currency is not null && amount is { } units ? new Money(units, currency) : null;
}

/// <param name="Unit">Floor, staircase or number of the flat.</param>
public sealed record AddressResponse(
    string? Street,
    string? City,
    string? Region,
    string? Country,
    string? PostalCode,
    string? Unit
);

/// <param name="Exact">False when rounded to about a kilometre.</param>
public sealed record PositionResponse(double Latitude, double Longitude, bool Exact)
{
    public static PositionResponse? Of(double? latitude, double? longitude, bool exact) =>
        latitude is { } north && longitude is { } east ? new PositionResponse(north, east, exact) : null;
}
