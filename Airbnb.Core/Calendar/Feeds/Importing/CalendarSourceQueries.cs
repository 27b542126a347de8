using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Calendar.Feeds.Importing;

public static class CalendarSourceQueries
{
    /// <summary>Those of the homes whose calendars the caller links.</summary>
    public static IQueryable<CalendarSource> VisibleTo(
        this IQueryable<CalendarSource> sources,
        Caller caller,
        AirbnbDb db
    ) =>
        sources.Where(source =>
            db.Listings.AllowedTo(caller, Permission.LinkCalendars).Any(listing => listing.Id == source.ListingId)
        );
}
