using Airbnb.Core;
using FastEndpoints;

namespace Airbnb.Api.Admin;

public sealed class AdminGroup : Group
{
    public AdminGroup() =>
        Configure(
            "admin",
            endpoint =>
            {
                endpoint.Roles(nameof(PlatformRole.Admin));
                endpoint.Description(route => route.WithTags("Admin"));
            }
        );
}
