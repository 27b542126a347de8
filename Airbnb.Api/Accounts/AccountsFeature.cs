using Airbnb.Api.Accounts.Sessions;
using Airbnb.Core;
using Microsoft.AspNetCore.Authentication;

namespace Airbnb.Api.Accounts;

public sealed class AccountsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder
            .Services.AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, WebSession>(WebSession.SchemeName, null);
        builder.Services.AddAuthorization();
        builder.Services.AddAntiforgery(options =>
            options.Cookie = new SecureCookie
            {
                Name = "__Host-antiforgery",
                Path = "/",
                SameSite = SameSiteMode.Strict,
                HttpOnly = true,
                IsEssential = true,
            }
        );
    }
}
