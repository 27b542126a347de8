using Airbnb.Core;
using Microsoft.AspNetCore.Authentication;

namespace Airbnb.Api.Accounts;

public sealed class AccountsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder
            .Services.AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        builder.Services.AddAuthorization();
    }
}
