using Airbnb.Core.Listings.CoHosts;

namespace Airbnb.Core.Access;

/// <summary>A home that the caller works on for its host.</summary>
public sealed record CoHosting(Guid ListingId, CoHostLevel Level)
{
    public Relations As =>
        Level switch
        {
            CoHostLevel.Full => Relations.FullCoHost,
            CoHostLevel.CalendarAndMessages => Relations.MessagingCoHost,
            _ => Relations.CalendarCoHost,
        };
}
