using FastEndpoints;

namespace Airbnb.Api.Accounts;

public sealed class AccountsGroup : Group
{
    public AccountsGroup() =>
        Configure("accounts", endpoint => endpoint.Description(route => route.WithTags("Accounts")));
}
