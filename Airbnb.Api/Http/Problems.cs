using System.Text.Json;
using Airbnb.Core;
using FluentValidation.Results;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;
using KestrelServerOptions = Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions;

namespace Airbnb.Api.Http;

/// <summary>Makes every unhappy end a problem: bad input, no such route, faults. Never a stack trace.</summary>
public static class Problems
{
    /// <summary>Far more than any request of ours needs; endpoints may say otherwise.</summary>
    private const int LargestBody = 1024 * 1024;

    public static IServiceCollection AddHttpAnswers(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(server => server.Limits.MaxRequestBodySize = LargestBody);
        services.AddTimeLimits();
        services.AddOtherOrigins();
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentUser>();
        services.AddScoped<IdempotentAnswers>();
        services.AddScoped<PublicAddress>();
        services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        return services;
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandler = context =>
                    OfException(context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error, context)
                        .ToResult()
                        .ExecuteAsync(context),
                // What the client got wrong is not an error of ours.
                SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            }
        );
        app.UseStatusCodePages(context => OfStatus(context.HttpContext).ToResult().ExecuteAsync(context.HttpContext));
    }

    /// <summary>400 with what is wrong by field.</summary>
    public static Problem OfValidation(IReadOnlyList<ValidationFailure> failures, int status) =>
        Problem.Of(status, "request.invalid", "The request is not valid: see errors.") with
        {
            Errors = failures
                .GroupBy(failure => FieldName(failure.PropertyName), StringComparer.Ordinal)
                .ToDictionary(
                    field => field.Key,
                    field => field.Select(failure => failure.ErrorMessage).Distinct(StringComparer.Ordinal).ToArray(),
                    StringComparer.Ordinal
                ),
        };

    private static Problem OfException(Exception exception, HttpContext context)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                return OfStatus(bad.StatusCode);
            case JsonException:
                return Problem.Of(400, "request.malformed", "The body is not valid JSON for this request.");
            case not null when IsAway(exception):
                context.Response.Headers.RetryAfter = "1";
                return Problem.Of(503, "service.unavailable", "A service we need is away. Try again shortly.");
            default:
                return Problem.Of(500, "fault", "Something broke on our side. The trace id finds it in our logs.");
        }
    }

    /// <summary>The database cannot be reached, however deep EF has wrapped it.</summary>
    private static bool IsAway(Exception exception) =>
        exception is NpgsqlException { IsTransient: true } or TimeoutException
        || (exception.InnerException is { } inner && IsAway(inner));

    private static Problem OfStatus(HttpContext context) => OfStatus(context.Response.StatusCode);

    private static Problem OfStatus(int status) =>
        status switch
        {
            401 => Problem.Of(status, "session.required", "Sign in: send a session token as bearer."),
            403 => Problem.Of(status, "forbidden", "That is not yours to do."),
            404 => Problem.Of(status, Error.NotFound.Code, Error.NotFound.Message),
            405 => Problem.Of(status, "method_not_allowed", "This route does not take that method."),
            413 => Problem.Of(status, "request.too_large", "The body is larger than this route takes."),
            415 => Problem.Of(status, "request.media_type", "Send the body as application/json."),
            >= 400 and < 500 => Problem.Of(status, "request.malformed", "The request cannot be read."),
            _ => Problem.Of(status, "fault", "Something broke on our side. The trace id finds it in our logs."),
        };

    private static string FieldName(string? property) =>
        string.IsNullOrEmpty(property)
            ? "request"
            : string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
