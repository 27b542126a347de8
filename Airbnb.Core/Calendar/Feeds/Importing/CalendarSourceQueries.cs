using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Calendar.Feeds.Importing;

public static class CalendarSourceQueries
{
    /// <summary>Those of the caller's own homes: other calendars are nobody else's business.</summary>
    public static IQueryable<CalendarSource> OwnedBy(
        this IQueryable<CalendarSource> sources,
        Caller caller,
        AirbnbDb db
    ) => sources.Where(source => db.Listings.OwnedBy(caller).Any(listing => listing.Id == source.ListingId));
}
