using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;
using KestrelServerOptions = Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions;

namespace Airbnb.Api.Http;

/// <summary>Section <c>Http</c>: how long a request may hold what it holds.</summary>
public sealed record TimeLimitOptions
{
    /// <summary>Until its headers are here: whoever sends them byte by byte does not want an answer.</summary>
    public TimeSpan Headers { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Until it is answered. Streams, uploads and downloads take as long as they take.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(60);

    public bool AreSensible() => Headers > TimeSpan.Zero && Answer > TimeSpan.Zero;
}

public static class TimeLimits
{
    public static void AddTimeLimits(this IServiceCollection services)
    {
        services
            .AddOptions<TimeLimitOptions>()
            .BindConfiguration("Http")
            .Validate(limits => limits.AreSensible(), "Http: time limits are longer than nothing.")
            .ValidateOnStart();
        services
            .AddOptions<KestrelServerOptions>()
            .Configure<IOptions<TimeLimitOptions>>(
                (server, limits) =>
                {
                    server.AddServerHeader = false;
                    server.Limits.RequestHeadersTimeout = limits.Value.Headers;
                }
            );
        services.AddRequestTimeouts();
        services
            .AddOptions<RequestTimeoutOptions>()
            .Configure<IOptions<TimeLimitOptions>>(
                (timeouts, limits) => timeouts.DefaultPolicy = After(limits.Value.Answer)
            );
    }

    /// <summary>It takes as long as it takes: the client sends or reads at its own pace.</summary>
    public static TBuilder TakesItsTime<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new DisableRequestTimeoutAttribute());

    private static RequestTimeoutPolicy After(TimeSpan time) =>
        new()
        {
            Timeout = time,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = context =>
            {
                context.Response.Headers.RetryAfter = "1";
                return Problem
                    .Of(503, "request.timeout", "That took too long, and was given up. Try again shortly.")
                    .ToResult()
                    .ExecuteAsync(context);
            },
        };
}
