using Airbnb.Core.Access;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Airbnb.Api.Http;

/// <summary>What one has to be allowed to use an endpoint.</summary>
public sealed record NeededPermission(Permission Permission);

/// <summary>
/// Refuses those who can never hold what an endpoint needs. Whether they may have the very thing that they ask for is
/// said where it is looked up, by the same <see cref="Permissions"/>.
/// </summary>
public static class NeededPermissions
{
    public const string InDocument = "x-permission";

    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, Permission permission) =>
        route.WithMetadata(new NeededPermission(permission));

    public static void UsePermissions(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (await Permits(context))
                    await next(context);
                else
                    context.Response.StatusCode = StatusCodes.Status403Forbidden; // UseProblems says the rest
            }
        );

    /// <summary>Says in the document what each operation needs.</summary>
    public static Task Document(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken ct
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<NeededPermission>().LastOrDefault() is { Permission: var needed })
            (operation.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal))[InDocument] =
                new JsonNodeExtension(SnakeCase.Of(needed.ToString()));
        return Task.CompletedTask;
    }

    private static async Task<bool> Permits(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<NeededPermission>() is not { Permission: var needed })
            return metadata?.GetMetadata<EndpointDefinition>() is null; // what nobody has opened is shut
        var user = context.RequestServices.GetRequiredService<CurrentUser>();
        if (user.Caller.UserId is not null && Permissions.IsForCoHosts(needed))
            await Load(user, context);
        return Permissions.MayEver(user, needed);
    }

    /// <summary>Only where it matters, so that other requests need not wait for it.</summary>
    private static async Task Load(CurrentUser user, HttpContext context)
    {
        var coHosting = context.RequestServices.GetRequiredService<ReadCoHosting>();
        user.WorksOn(await coHosting.Of(user.Id, context.RequestAborted));
    }
}
