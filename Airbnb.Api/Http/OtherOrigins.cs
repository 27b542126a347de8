using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace Airbnb.Api.Http;

/// <summary>Section <c>Cors</c>.</summary>
public sealed record CorsSettings : IValidatableObject
{
    /// <summary>Whose pages may call the API from browsers, as <c>https://www.example.com</c>. None unless said.</summary>
    public string[] Origins { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Origins
            .Where(origin => !IsOrigin(origin))
            .Select(origin => new ValidationResult(
                $"Cors:Origins: '{origin}' is no origin. Say scheme and host alone."
            ));

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http"
        && uri.GetLeftPart(UriPartial.Authority) == text;
}

/// <summary>
/// Lets pages of configured origins call the API with a token. Never with cookies: those are for pages of our own.
/// </summary>
public static class OtherOrigins
{
    private static readonly string[] Asked =
    [
        "Authorization",
        "Content-Type",
        "Accept-Language",
        "Idempotency-Key",
        "If-Match",
        "If-None-Match",
        "Last-Event-ID",
    ];

    private static readonly string[] Told = ["ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After"];

    public static void AddOtherOrigins(this IServiceCollection services)
    {
        services.AddOptions<CorsSettings>().BindConfiguration("Cors").ValidateDataAnnotations().ValidateOnStart();
        services.AddCors();
        services
            .AddOptions<CorsOptions>()
            .Configure<IOptions<CorsSettings>>((cors, settings) => cors.AddDefaultPolicy(Of(settings.Value)));
    }

    private static CorsPolicy Of(CorsSettings settings) =>
        new CorsPolicyBuilder()
            .WithOrigins(settings.Origins)
            .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
            .WithHeaders(Asked)
            .WithExposedHeaders(Told)
            .SetPreflightMaxAge(TimeSpan.FromHours(1))
            .Build();
}
