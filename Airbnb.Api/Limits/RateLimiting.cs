using System.Globalization;
using System.Security.Claims;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Limits;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Airbnb.Api.Limits;

/// <summary>
/// Counts requests by their caller, or their address while nobody is signed in, and says in each answer what is left:
/// draft-ietf-httpapi-ratelimit-headers-10.
/// </summary>
public static class RateLimiting
{
    public const string PolicyHeader = "RateLimit-Policy";
    public const string LeftHeader = "RateLimit";

    public static void UseRateLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RateLimits>();
        app.Use((context, next) => GroupOf(context) is { } group ? Count(context, group, limits, next) : next(context));
    }

    /// <summary>Every operation that counts may answer that it was asked too often.</summary>
    public static Task Document(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken ct
    )
    {
        var said = context.Description.ActionDescriptor.EndpointMetadata.OfType<RateLimited>().LastOrDefault();
        if (said is { Group: null })
            return Task.CompletedTask;
        var problem = operation.Responses?.Values.FirstOrDefault(r =>
            r.Content?.ContainsKey(Problem.ContentType) is true
        );
        (operation.Responses ??= []).TryAdd(
            "429",
            new OpenApiResponse { Description = "Too Many Requests", Content = problem?.Content }
        );
        return Task.CompletedTask;
    }

    /// <summary>Endpoints of the API count as what they do; pages, probes and documents only where they say so.</summary>
    private static LimitGroup? GroupOf(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<RateLimited>() is { } said)
            return said.Group;
        if (metadata?.GetMetadata<EndpointDefinition>() is null)
            return null;
        var method = context.Request.Method;
        return HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? LimitGroup.Reads : LimitGroup.Writes;
    }

    private static async Task Count(HttpContext context, LimitGroup group, RateLimits limits, RequestDelegate next)
    {
        var taken = await limits.Take(group, Whose(context, group));
        Say(context.Response.Headers, group, limits.BucketOf(group), taken);
        if (taken.Granted)
        {
            await next(context);
            return;
        }
        var refusal = new Error("limit.exceeded", Kind.TooMany, "That is more often than anybody needs. Wait a while.");
        await Problem.Of(refusal).ToResult().ExecuteAsync(context);
    }

    /// <summary>Whoever tries passwords or makes accounts does so in many names.</summary>
    private static string Whose(HttpContext context, LimitGroup group) =>
        group is not (LimitGroup.SignIn or LimitGroup.Registration)
        && context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId
            ? RateLimits.Of(Guid.Parse(userId))
            : RateLimits.Of(context.Connection.RemoteIpAddress);

    private static void Say(IHeaderDictionary headers, LimitGroup group, TokenBucket bucket, Taken taken)
    {
        var name = SnakeCase.Of(group.ToString());
        headers[PolicyHeader] = $"\"{name}\";q={bucket.Size};w={Seconds(bucket.Window)}";
        headers[LeftHeader] = $"\"{name}\";r={taken.Remaining};t={Seconds(taken.Reset)}";
        if (!taken.Granted)
            headers.RetryAfter = Seconds(taken.Wait);
    }

    private static string Seconds(TimeSpan time) =>
        Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
