using FastEndpoints;

namespace Airbnb.Api.Accounts;

public sealed class AccountsGroup : Group
{
    public AccountsGroup() =>
        Configure("accounts", endpoint => endpoint.Description(route => route.WithTags("Accounts")));
}

public sealed class PasswordResetsGroup : Group
{
    public PasswordResetsGroup() =>
        Configure("password-resets", endpoint => endpoint.Description(route => route.WithTags("Accounts")));
}

public sealed class EmailChangesGroup : Group
{
    public EmailChangesGroup() =>
        Configure("email-changes", endpoint => endpoint.Description(route => route.WithTags("Accounts")));
}
