using System.Runtime.CompilerServices;
using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Tests.Fast;

public sealed record Home(int Id, string Name);

public sealed class GetHome : EndpointWithoutRequest<Home>
{
    public override void Configure()
    {
        Get("homes/{id}");
        AllowAnonymous();
    }

    public override async Task HandleAsync(CancellationToken ct) =>
        await Send.OkAsync(new Home(Route<int>("id"), "Attic"), ct);
}

/// <summary>Answers in the way that the route names.</summary>
public sealed class SendEverything : EndpointWithoutRequest<Home>
{
    static readonly Home Attic = new(5, "Attic");

    public override void Configure()
    {
        Get("send/{kind}");
        AllowAnonymous();
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var answer = Route<string>("kind") switch
        {
            "ok" => Send.OkAsync(Attic, ct),
            "ok-empty" => Send.OkAsync(ct),
            "response" => Send.ResponseAsync(Attic, 203, ct),
            "created" => Send.CreatedAtAsync<GetHome>(new { id = 5 }, Attic, cancellation: ct),
            "created-empty" => Send.CreatedAtAsync("GetHome", new { id = 5 }, cancellation: ct),
            "created-absolute" => Send.CreatedAtAsync<GetHome>(
                new { id = 5 },
                Attic,
                generateAbsoluteUrl: true,
                cancellation: ct
            ),
            "accepted" => Send.AcceptedAtAsync<GetHome>(new { id = 5 }, Attic, cancellation: ct),
            "no-content" => Send.NoContentAsync(ct),
            "not-modified" => Send.NotModifiedAsync(ct),
            "not-found" => Send.NotFoundAsync(ct),
            "unauthorized" => Send.UnauthorizedAsync(ct),
            "forbidden" => Send.ForbiddenAsync(ct),
            "status" => Send.StatusCodeAsync(418, ct),
            "result" => Send.ResultAsync(TypedResults.Problem("Taken", statusCode: 409)),
            "redirect" => Send.RedirectAsync("/elsewhere"),
            "redirect-permanent" => Send.RedirectAsync(
                "https://example.test/",
                isPermanent: true,
                allowRemoteRedirects: true
            ),
            "headers" => Send.HeadersAsync(headers => headers["X-Total"] = "3", cancellation: ct),
            "empty-object" => Send.EmptyJsonObject(ct),
            "string" => Send.StringAsync("a,b", contentType: "text/csv", cancellation: ct),
            "bytes" => Send.BytesAsync([1, 2, 3], "data.bin", cancellation: ct),
            "range" => Send.BytesAsync([1, 2, 3, 4], enableRangeProcessing: true, cancellation: ct),
            "stream" => Send.StreamAsync(new MemoryStream([1, 2]), contentType: "image/png", cancellation: ct),
            "dated" => Send.BytesAsync([1], lastModified: DateTimeOffset.UnixEpoch, cancellation: ct),
            "file" => Send.FileAsync(
                new FileInfo(typeof(Home).Assembly.Location),
                "application/x-dll",
                cancellation: ct
            ),
            "events" => Send.EventStreamAsync("tick", Numbers(ct), ct),
            "events-mixed" => Send.EventStreamAsync(Items(ct), ct),
            "errors" => Errors(ct),
            "extension" => HttpContext.Response.SendAsync(Attic, 202, cancellation: ct),
            _ => throw new InvalidOperationException("No such way."),
        };
        Assert.NotNull(await answer);
    }

    Task<FastEndpoints.Void> Errors(CancellationToken ct)
    {
        AddError("Something is wrong.", "home.wrong");
        return Send.ErrorsAsync(422, ct);
    }

    static async IAsyncEnumerable<int> Numbers([EnumeratorCancellation] CancellationToken ct)
    {
        for (var number = 1; number <= 2; number++)
        {
            await Task.Yield();
            ct.ThrowIfCancellationRequested();
            yield return number;
        }
    }

    static async IAsyncEnumerable<StreamItem> Items([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        ct.ThrowIfCancellationRequested();
        yield return new StreamItem("a1", "home", Attic);
        yield return new StreamItem("a2", "count", 3, retry: 500);
    }
}

/// <summary>Sends what the handler left in <c>Response</c>.</summary>
public sealed class SendByItself : EndpointWithoutRequest<Home>
{
    public override void Configure()
    {
        Get("auto/response");
        AllowAnonymous();
    }

    public override Task HandleAsync(CancellationToken ct)
    {
        Response = new Home(6, "Cellar");
        return Task.CompletedTask;
    }
}

public sealed class SendNothing : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("auto/nothing");
        AllowAnonymous();
    }

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Fills a response that was made for it.</summary>
public sealed class SendMade : EndpointWithoutRequest<List<int>>
{
    public override void Configure()
    {
        Get("auto/made");
        AllowAnonymous();
    }

    public override Task HandleAsync(CancellationToken ct)
    {
        Response.Add(1);
        return Task.CompletedTask;
    }
}

public sealed class ExecuteSimple : EndpointWithoutRequest<Home>
{
    public override void Configure()
    {
        Get("execute/simple");
        AllowAnonymous();
    }

    public override Task<Home> ExecuteAsync(CancellationToken ct) => Task.FromResult(new Home(7, "Loft"));
}

public sealed record HomeId(int Id);

public sealed class ExecuteTyped : Endpoint<HomeId, Results<Ok<Home>, NotFound, FastEndpoints.ProblemDetails>>
{
    public override void Configure()
    {
        Get("execute/typed/{id}");
        AllowAnonymous();
    }

    public override async Task<Results<Ok<Home>, NotFound, FastEndpoints.ProblemDetails>> ExecuteAsync(
        HomeId req,
        CancellationToken ct
    )
    {
        await Task.Yield();
        if (req.Id == 0)
            return TypedResults.NotFound();
        if (req.Id > 0)
            return TypedResults.Ok(new Home(req.Id, "Loft"));
        AddError(r => r.Id, "There are no such homes.");
        return new FastEndpoints.ProblemDetails(ValidationFailures, 422);
    }
}

public sealed class Tagged
{
    [ToHeader("ETag")]
    public string? Tag { get; init; }

    [ToHeader]
    public int Total { get; init; }

    public string? Name { get; init; }
}

public sealed class SendHeaders : EndpointWithoutRequest<Tagged>
{
    public override void Configure()
    {
        Get("send-headers");
        AllowAnonymous();
    }

    public override async Task HandleAsync(CancellationToken ct) =>
        await Send.OkAsync(
            new Tagged
            {
                Tag = "\"1\"",
                Total = 2,
                Name = "n",
            },
            ct
        );
}

/// <summary>Several verbs and routes.</summary>
public sealed class ManyWays : EndpointWithoutRequest<string>
{
    public override void Configure()
    {
        Verbs(Http.GET, Http.POST);
        Routes("many/a", "many/b");
        AllowAnonymous(Http.GET);
    }

    public override async Task HandleAsync(CancellationToken ct) => await Send.OkAsync($"{HttpMethod} {BaseURL}", ct);
}

public sealed class CachedTime : EndpointWithoutRequest<string>
{
    public override void Configure()
    {
        Get("cached");
        AllowAnonymous();
        Options(b => b.CacheOutput(policy => policy.Expire(TimeSpan.FromMinutes(5))));
    }

    public override async Task HandleAsync(CancellationToken ct) => await Send.OkAsync(Guid.NewGuid().ToString(), ct);
}

public sealed class NeverThere : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("never");
        Tags("never");
        AllowAnonymous();
    }

    public override async Task HandleAsync(CancellationToken ct) => await Send.OkAsync(ct);
}

[DontRegister]
public sealed class NotRegistered : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("not-registered");
        AllowAnonymous();
    }

    public override async Task HandleAsync(CancellationToken ct) => await Send.OkAsync(ct);
}
