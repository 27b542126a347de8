using Airbnb.Api.Accounts.Sessions;
using Airbnb.Api.Limits;
using Airbnb.Core;
using Airbnb.Core.Limits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Airbnb.Api.Admin.Console;

public static class ConsolePages
{
    public const string Path = "/admin";
    private const string TwoFactorPath = Path + "/two-factor";

    private const string Admin = nameof(PlatformRole.Admin);

    /// <summary>No script, no frame, nothing from elsewhere. Radzen's components say some of their style in attributes.</summary>
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public static void UseConsole(this WebApplication app)
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal),
            pages =>
            {
                pages.Use(Guard);
                pages.UseExceptionHandler(Handling);
                pages.UseStatusCodePages(context => Tell(context.HttpContext));
            }
        );
        app.MapStaticAssets();
        app.MapRazorComponents<ConsoleApp>()
            .WithStaticAssets()
            .RequireAuthorization(ForAdmins())
            .Add(page =>
            {
                if (page is RouteEndpointBuilder { RoutePattern.RawText: WebSession.SignInPath or TwoFactorPath })
                    page.Metadata.Add(new RateLimited(LimitGroup.SignIn));
            });
    }

    private static ExceptionHandlerOptions Handling =>
        new()
        {
            ExceptionHandler = Tell,
            // What the browser got wrong is not an error of ours.
            StatusCodeSelector = exception =>
                (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        };

    private static async Task Tell(HttpContext context)
    {
        var (status, user) = (context.Response.StatusCode, context.User);
        if (status == StatusCodes.Status403Forbidden && user.IsInRole(Admin) && !user.HasSecondFactor())
        {
            context.Response.Redirect(context.Request.PathBase + TwoFactorPath);
            return;
        }
        context.Response.Headers.Remove("blazor-enhanced-nav"); // of the page that failed; it is said once
        await using var scope = context.RequestServices.CreateAsyncScope(); // nor is that page's state of use
        context.RequestServices = scope.ServiceProvider;
        var trouble = new RazorComponentResult<Trouble>(new { Status = status }) { StatusCode = status };
        await trouble.ExecuteAsync(context);
    }

    private static Task Guard(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }

    /// <summary>In a browser, and sure that it is them.</summary>
    private static AuthorizationPolicy ForAdmins() =>
        new AuthorizationPolicyBuilder(WebSession.SchemeName)
            .RequireRole(Admin)
            .RequireAssertion(context => context.User.HasSecondFactor())
            .Build();
}
