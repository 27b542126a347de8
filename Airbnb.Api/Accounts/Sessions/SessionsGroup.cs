using FastEndpoints;

namespace Airbnb.Api.Accounts.Sessions;

public sealed class SessionsGroup : Group
{
    public SessionsGroup() =>
        Configure("sessions", endpoint => endpoint.Description(route => route.WithTags("Sessions")));
}
