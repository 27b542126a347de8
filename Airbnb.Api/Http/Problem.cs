using System.Diagnostics;
using System.Text.Json.Serialization;
using Airbnb.Core;

namespace Airbnb.Api.Http;

/// <summary>RFC 9457 problem details, the one shape in which the API says no.</summary>
/// <param name="Type">A name for the kind of problem, from its code.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable and machine-readable, such as <c>booking.dates_taken</c>.</param>
/// <param name="Detail">For people.</param>
public sealed record Problem(string Type, string Title, int Status, string Code, string Detail)
{
    public const string ContentType = "application/problem+json";

    /// <summary>What is wrong with each field of the request, by its name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Every rule that fails, where one request fails several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Reason>? Reasons { get; init; }

    /// <summary>What to send with the second factor, where that is what a sign-in lacks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Challenge { get; init; }

    /// <summary>Under this id the request is found in traces and logs.</summary>
    public string? TraceId { get; init; } = Activity.Current?.TraceId.ToString();

    /// <param name="Code">Stable and machine-readable.</param>
    /// <param name="Detail">For people.</param>
    public sealed record Reason(string Code, string Detail);

    public static Problem Of(Error error) =>
        Of(StatusOf(error.Kind), error.Code, error.Message) with
        {
            Reasons =
                error.Reasons.Count == 0
                    ? null
                    : error.Reasons.Select(reason => new Reason(reason.Code, reason.Message)).ToList(),
        };

    public static Problem Of(int status, string code, string detail) =>
        new($"urn:problem:{code}", TitleOf(status), status, code, detail);

    public IResult ToResult() => Results.Json(this, Json.Options, ContentType, Status);

    private static int StatusOf(Kind kind) =>
        kind switch
        {
            Kind.Invalid => StatusCodes.Status400BadRequest,
            Kind.Unauthenticated => StatusCodes.Status401Unauthorized,
            Kind.Forbidden => StatusCodes.Status403Forbidden,
            Kind.NotFound => StatusCodes.Status404NotFound,
            Kind.Conflict => StatusCodes.Status409Conflict,
            Kind.Stale => StatusCodes.Status412PreconditionFailed,
            Kind.Refused => StatusCodes.Status422UnprocessableEntity,
            Kind.PreconditionMissing => StatusCodes.Status428PreconditionRequired,
            Kind.TooMany => StatusCodes.Status429TooManyRequests,
            Kind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => throw new UnreachableException(),
        };

    private static string TitleOf(int status) =>
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
