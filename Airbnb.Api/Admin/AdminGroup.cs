using FastEndpoints;

namespace Airbnb.Api.Admin;

public sealed class AdminGroup : Group
{
    public AdminGroup() => Configure("admin", endpoint => endpoint.Description(route => route.WithTags("Admin")));
}
