using FastEndpoints;

namespace Airbnb.Api.Bookings;

public sealed class BookingsGroup : Group
{
    public BookingsGroup() =>
        Configure("bookings", endpoint => endpoint.Description(route => route.WithTags("Bookings")));
}
