using System.Globalization;
using Airbnb.Core;
using FastEndpoints;

namespace Airbnb.Api.Http;

/// <summary>The one way out of an endpoint: a result becomes its answer, a refusal its problem.</summary>
public static class Answers
{
    /// <summary>200 with what <paramref name="map"/> makes of the value, or the problem.</summary>
    public static Task SendResult<T, TResponse>(
        this IEndpoint endpoint,
        Result<T> result,
        Func<T, TResponse> map,
        CancellationToken ct
    ) => endpoint.Send(result.Error is { } error ? endpoint.Refusal(error) : Ok(map(result.Value)), ct);

    /// <summary>200 with what was looked up through the caller, or 404 when there is nothing they may know of.</summary>
    public static Task SendFound<TResponse>(this IEndpoint endpoint, TResponse? found, CancellationToken ct)
        where TResponse : class => endpoint.Send(found is null ? endpoint.Refusal(Error.NotFound) : Ok(found), ct);

    /// <summary>204, or the problem.</summary>
    public static Task SendResult(this IEndpoint endpoint, Result result, CancellationToken ct) =>
        endpoint.Send(result.Error is { } error ? endpoint.Refusal(error) : Results.NoContent(), ct);

    /// <summary>201 with a Location, or the problem.</summary>
    public static Task SendCreated<T, TResponse>(
        this IEndpoint endpoint,
        Result<T> result,
        Func<T, string> location,
        Func<T, TResponse> map,
        CancellationToken ct
    )
    {
        if (result.Error is { } error)
            return endpoint.Send(endpoint.Refusal(error), ct);
        endpoint.HttpContext.Response.Headers.Location = location(result.Value);
        return endpoint.Send(
            Results.Json(map(result.Value), Json.Options, statusCode: StatusCodes.Status201Created),
            ct
        );
    }

    /// <summary>202 with a body that says no more than that the request was taken, or the problem.</summary>
    public static Task SendAccepted<TResponse>(
        this IEndpoint endpoint,
        Result result,
        TResponse response,
        CancellationToken ct
    ) =>
        endpoint.Send(
            result.Error is { } error
                ? endpoint.Refusal(error)
                : Results.Json(response, Json.Options, statusCode: StatusCodes.Status202Accepted),
            ct
        );

    public static Task SendProblem(this IEndpoint endpoint, Error error, CancellationToken ct) =>
        endpoint.Send(endpoint.Refusal(error), ct);

    private static IResult Ok<TResponse>(TResponse response) => Results.Json(response, Json.Options);

    private static IResult Refusal(this IEndpoint endpoint, Error error)
    {
        var headers = endpoint.HttpContext.Response.Headers;
        if (error.RetryAfter is { } wait)
            headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (error.Kind is Kind.Unauthenticated)
            headers.WWWAuthenticate = "Bearer"; // RFC 9110: no 401 without a challenge
        return Problem.Of(error).ToResult();
    }

    internal static Task Send(this IEndpoint endpoint, IResult answer, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return endpoint.HttpContext.Response.SendResultAsync(answer);
    }
}
