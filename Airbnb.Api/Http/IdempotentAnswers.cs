using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Airbnb.Core;
using Airbnb.Core.Idempotency;
using FastEndpoints;

namespace Airbnb.Api.Http;

/// <summary>Answers requests that move money or nights: equal requests under one Idempotency-Key are done once.</summary>
public sealed class IdempotentAnswers(IdempotentRequests requests, CurrentUser user)
{
    public const string HeaderName = "Idempotency-Key";
    public const string ReplayedHeaderName = "Idempotency-Replayed";

    /// <summary>201 with a Location from the work, the stored answer of its twin, or a problem.</summary>
    public Task SendCreated<T, TResponse>(
        IEndpoint endpoint,
        object request,
        Func<IdempotencyKey, Task<Result<T>>> work,
        Func<T, string> location,
        Func<T, TResponse> map,
        CancellationToken ct
    ) =>
        Send(
            endpoint,
            request,
            work,
            done => new Answer(StatusCodes.Status201Created, location(done), Serialize(map(done))),
            ct
        );

    /// <summary>200 with what the work came to, the stored answer of its twin, or a problem.</summary>
    public Task SendResult<T, TResponse>(
        IEndpoint endpoint,
        object request,
        Func<IdempotencyKey, Task<Result<T>>> work,
        Func<T, TResponse> map,
        CancellationToken ct
    ) =>
        Send(
            endpoint,
            request,
            work,
            done => new Answer(StatusCodes.Status200OK, Location: null, Serialize(map(done))),
            ct
        );

    private async Task Send<T>(
        IEndpoint endpoint,
        object request,
        Func<IdempotencyKey, Task<Result<T>>> work,
        Func<T, Answer> answer,
        CancellationToken ct
    )
    {
        var begun = await Begin(endpoint.HttpContext, request, ct);
        if (begun.Error is { } refusal)
        {
            await endpoint.SendProblem(refusal, ct);
            return;
        }
        if (begun.Value.IsAnswered)
            endpoint.HttpContext.Response.Headers[ReplayedHeaderName] = "true";
        await Send(endpoint, begun.Value.IsAnswered ? begun.Value : await Work(begun.Value, work, answer), ct);
    }

    private async Task<Result<IdempotencyKey>> Begin(HttpContext http, object request, CancellationToken ct)
    {
        var key = http.Request.Headers[HeaderName];
        if (key.Count != 1 || key[0] is not { Length: >= 1 and <= 255 } text || text.Any(c => c is < '!' or > '~'))
            return IdempotencyErrors.Missing;
        var body = JsonSerializer.Serialize(request, request.GetType(), Json.Options);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}\n{body}"));
        return await requests.Begin(user.Id, text, hash, ct);
    }

    private async Task<IdempotencyKey> Work<T>(
        IdempotencyKey key,
        Func<IdempotencyKey, Task<Result<T>>> work,
        Func<T, Answer> answer
    )
    {
        try
        {
            var result = await work(key);
            if (result.Error is not { } error)
            {
                var (status, location, body) = answer(result.Value);
                return await requests.Answer(key, status, location, body);
            }
            var problem = Problem.Of(error);
            if (error.Kind is not Kind.Unavailable)
                return await requests.Answer(key, problem.Status, null, Serialize(problem));
            await requests.Release(key); // "try again" must not be the answer to every try
            return key with { StatusCode = problem.Status, Body = Serialize(problem) };
        }
        catch
        {
            await requests.Release(key);
            throw;
        }
    }

    private static Task Send(IEndpoint endpoint, IdempotencyKey key, CancellationToken ct)
    {
        if (key.Location is not null)
            endpoint.HttpContext.Response.Headers.Location = key.Location;
        var type = key.StatusCode < 400 ? "application/json" : Problem.ContentType;
        return endpoint.Send(Results.Text(key.Body, type, Encoding.UTF8, key.StatusCode), ct);
    }

    private sealed record Answer(int Status, string? Location, string Body);

    private static string Serialize<T>(T value) => JsonSerializer.Serialize(value, Json.Options);
}
