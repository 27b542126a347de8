using Airbnb.Core.Calendar;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Policies;

namespace Airbnb.Core.Listings;

/// <summary>A home that guests may book.</summary>
public sealed class Listing
{
    private Listing() { }

    public Guid Id { get; private init; }
    public Guid HostId { get; private init; }
    public ListingStatus Status { get; private set; }

    /// <summary>Grows with each change; clients see it as the ETag.</summary>
    public int Version { get; private set; }

    public string Title { get; private set; } = "";
    public string? Description { get; private set; }

    /// <summary>ISO 639-1, of title and description.</summary>
    public string? Language { get; private set; }

    /// <summary>Title and description in other languages. Loaded by those who write or show them.</summary>
    public List<ListingText> Texts { get; private init; } = [];
    public ListingType? Type { get; private set; }
    public int? Capacity { get; private set; }
    public int? Bedrooms { get; private set; }
    public int? Beds { get; private set; }
    public decimal? Bathrooms { get; private set; }
    public string[] Amenities { get; private set; } = [];
    public AccessibilityFeature[] Accessibility { get; private set; } = [];
    public string[] Languages { get; private set; } = [];
    public CheckInMethod? CheckInMethod { get; private set; }
    public HouseRules HouseRules { get; private set; } = new();
    public Place Place { get; private set; } = new();
    public Rates Rates { get; private set; } = new();
    public StayTerms Terms { get; private set; } = new();
    public BookingMode BookingMode { get; private set; }

    /// <summary>What new bookings are cancelled by.</summary>
    public PolicyCode CancellationPolicy { get; private set; }

    /// <summary>Basis points off the nights for guests who forgo refunds; null when that is not offered.</summary>
    public int? NonRefundableDiscount { get; private set; }

    /// <summary>Its host cancelled too often: until then nobody can find or book it.</summary>
    public DateTimeOffset? SuspendedUntil { get; private set; }

    /// <summary>It was open to guests until its host was suspended, and will be again when the host is back.</summary>
    public bool PausedWithHost { get; private set; }

    /// <summary>Where everybody may see the home on a map: within about a kilometre.</summary>
    public double? PublicLatitude { get; private set; }
    public double? PublicLongitude { get; private set; }

    /// <summary>Grows with each change of prices, closed nights and stay rules: the calendar's own ETag.</summary>
    public int CalendarVersion { get; private set; } = 1;

    /// <summary>Reviews that are published.</summary>
    public int ReviewCount { get; private set; }

    /// <summary>Hundredths of stars; null while there are too few reviews to tell.</summary>
    public int? Rating { get; private set; }

    public bool IsSuperhost { get; private set; }

    /// <summary>The name of the file that is shown first.</summary>
    public string? CoverPhoto { get; private set; }

    /// <summary>What a search by words looks at.</summary>
    public string SearchText { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>True when a guest can be told all that a stay needs.</summary>
    public bool IsComplete => Lacks() is null;

    private ListingDetails Details =>
        new()
        {
            Title = Title,
            Description = Description,
            Type = Type,
            Capacity = Capacity,
            Bedrooms = Bedrooms,
            Beds = Beds,
            Bathrooms = Bathrooms,
            Amenities = Amenities,
            Accessibility = Accessibility,
            Languages = Languages,
            CheckInMethod = CheckInMethod,
            HouseRules = HouseRules,
            Place = Place,
            Rates = Rates,
            Terms = Terms,
            BookingMode = BookingMode,
            CancellationPolicy = CancellationPolicy,
            NonRefundableDiscount = NonRefundableDiscount,
        };

    public static Listing Draft(Guid hostId, ListingDetails details, DateTimeOffset now)
    {
        var listing = new Listing
        {
            Id = Guid.CreateVersion7(),
            HostId = hostId,
            CreatedAt = now,
        };
        listing.Describe(details);
        listing.Changed(now);
        return listing;
    }

    public Result Edit(ListingDetails details, DateTimeOffset now)
    {
        if (Status is ListingStatus.Archived)
            return ListingErrors.Archived;
        if (Status is not ListingStatus.Draft && ListingErrors.Lacks(details.Missing()) is { } incomplete)
            return incomplete;
        Describe(details);
        Changed(now);
        return Result.Done;
    }

    /// <summary>Some nights have got other prices or rules, or are closed or open again.</summary>
    public Result ChangeCalendar(DateTimeOffset now)
    {
        if (Status is ListingStatus.Archived)
            return ListingErrors.Archived;
        CalendarVersion++;
        Changed(now);
        return Result.Done;
    }

    /// <summary>Its photos have changed.</summary>
    /// <param name="cover">The file that stands for the home; null when it has no photo.</param>
    public void Show(string? cover, DateTimeOffset now)
    {
        CoverPhoto = cover;
        Changed(now);
    }

    /// <param name="missing">What it lacks besides, such as photos.</param>
    public Result Publish(DateTimeOffset now, params IReadOnlyList<string> missing)
    {
        if (Status is ListingStatus.Archived)
            return ListingErrors.Archived;
        if (ListingErrors.Lacks(Details.Missing().Concat(missing)) is { } incomplete)
            return incomplete;
        Become(ListingStatus.Published, now);
        return Result.Done;
    }

    public Result Pause(DateTimeOffset now)
    {
        if (Status is ListingStatus.Archived)
            return ListingErrors.Archived;
        if (Status is ListingStatus.Draft)
            return ListingErrors.NeverPublished;
        Become(ListingStatus.Paused, now);
        return Result.Done;
    }

    /// <summary>For good: stays that are booked take place, new ones are not.</summary>
    public Result Archive(DateTimeOffset now)
    {
        Become(ListingStatus.Archived, now);
        return Result.Done;
    }

    /// <summary>Keeps guests away for a while. A longer suspension stays.</summary>
    public void Suspend(DateTimeOffset until, DateTimeOffset now)
    {
        if (SuspendedUntil >= until)
            return;
        SuspendedUntil = until;
        Changed(now);
    }

    /// <summary>Whether guests may find and book it now.</summary>
    public bool IsOpen(DateTimeOffset now) =>
        Status is ListingStatus.Published && !(SuspendedUntil is { } until && until > now);

    /// <summary>The refusal that names what has to be said before the home may be published; null when all is.</summary>
    public Error? Lacks() => ListingErrors.Lacks(Details.Missing());

    public HomeTime HomeTime() => Calendar.HomeTime.In(Place.TimeZone!);

    public DateTimeOffset CheckInAt(StayDates dates) => HomeTime().At(dates.CheckIn, Terms.CheckInTime);

    public DateTimeOffset CheckOutAt(StayDates dates) => HomeTime().At(dates.CheckOut, Terms.CheckOutTime);

    /// <summary>Long stays have a rule of their own, so there is nothing to forgo.</summary>
    public bool OffersNonRefundable(StayDates dates) =>
        NonRefundableDiscount is not null && dates.Nights < CancellationFacts.LongStayNights;

    private void Describe(ListingDetails details)
    {
        Title = details.Title;
        Description = details.Description;
        Language = details.Language;
        Translate(details.Texts);
        Type = details.Type;
        Capacity = details.Capacity;
        Bedrooms = details.Bedrooms;
        Beds = details.Beds;
        Bathrooms = details.Bathrooms;
        Amenities = [.. details.Amenities.Order(StringComparer.Ordinal)];
        Accessibility = [.. details.Accessibility.Order()];
        Languages = [.. details.Languages];
        CheckInMethod = details.CheckInMethod;
        HouseRules = details.HouseRules;
        Place = details.Place;
        Rates = details.Rates;
        Terms = details.Terms;
        BookingMode = details.BookingMode;
        CancellationPolicy = details.CancellationPolicy;
        NonRefundableDiscount = details.NonRefundableDiscount;
        var around = Place is { Latitude: { } latitude, Longitude: { } longitude }
            ? new Position(latitude, longitude).Rounded()
            : null;
        (PublicLatitude, PublicLongitude) = (around?.Latitude, around?.Longitude);
        SearchText = Listings.SearchText.Of(string.Join(' ', [Title, Place.City, .. Texts.Select(text => text.Title)]));
    }

    private void Translate(IReadOnlyList<Translation> said)
    {
        Texts.RemoveAll(text => said.All(other => other.Language != text.Language));
        foreach (var (language, title, description) in said)
        {
            var text = Texts.Find(known => known.Language == language);
            if (text is null)
                Texts.Add(text = new ListingText { Language = language, Title = title });
            (text.Title, text.Description) = (title, description);
        }
    }

    private void Become(ListingStatus next, DateTimeOffset now)
    {
        if (Status == next)
            return; // asked twice
        if (!Status.CanBecome(next))
            throw new InvalidOperationException($"A listing that is {Status} cannot become {next}.");
        Status = next;
        Changed(now);
    }

    private void Changed(DateTimeOffset now)
    {
        ChangedAt = now;
        Version++;
    }
}
