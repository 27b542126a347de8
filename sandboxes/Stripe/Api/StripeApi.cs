using System.Text.Json.Nodes;
using StripeSandbox.Controls;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Api;

/// <summary>What every call goes through: key, parameters, idempotency, faults on demand, errors, expansion.</summary>
public sealed class StripeApi(
    Ledger ledger,
    Authentication authentication,
    Idempotency idempotency,
    Faults faults,
    ILogger<StripeApi> log
)
{
    /// <summary>Adds one operation to the routes.</summary>
    public void Map(IEndpointRouteBuilder routes, Operation operation) =>
        routes.MapMethods(operation.Path, [operation.Method], context => Answer(context, operation));

    /// <summary>Answers for every path that no operation has.</summary>
    public Task RefuseUnknownPath(HttpContext context)
    {
        var exchange = new Exchange(context, Ids.New("req_", 14));
        var message =
            $"Unrecognized request URL ({context.Request.Method}: {context.Request.Path}). This sandbox knows the "
            + "part of the API that its README lists.";
        return exchange.Send(Fail(new ApiError(404, "invalid_request_error", message), exchange));
    }

    private async Task Answer(HttpContext context, Operation operation)
    {
        var exchange = new Exchange(context, Ids.New("req_", 14));
        Reply reply;
        try
        {
            reply = await Answer(exchange, operation);
        }
        catch (ApiError error)
        {
            reply = Fail(error, exchange);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            var error = new ApiError(500, "api_error", "The sandbox has a fault; its log says more.");
            reply = new Reply(500, Json.Text(error.Render(exchange.LogUrl)));
        }

        await exchange.Send(reply);
    }

    private async Task<Reply> Answer(Exchange exchange, Operation operation)
    {
        var parameters = await Form.Read(exchange.Context.Request);
        var caller = authentication.Identify(exchange.Context.Request, parameters.Text("key"));
        if (caller == Caller.Publishable && !operation.ForBrowsers)
        {
            throw new ApiError(
                403,
                "invalid_request_error",
                "This API call cannot be made with a publishable API key. Please use a secret API key. You can find "
                    + "a list of your API keys at https://dashboard.stripe.com/account/apikeys."
            )
            {
                Code = "secret_key_required",
                NothingBegun = true,
            };
        }

        if (exchange.Context.Request.Headers.ContainsKey("Stripe-Account"))
        {
            throw ApiError.Invalid("This sandbox does not act on behalf of connected accounts (Stripe-Account).");
        }

        var key = exchange.IdempotencyKey;
        if (key is null || operation.Method != "POST")
        {
            return await Perform(exchange, operation, parameters, caller, fingerprint: null);
        }

        var fingerprint = Idempotency.FingerprintOf(operation.Method, exchange.Context.Request.Path, parameters);
        if (idempotency.Begin(key, fingerprint) is { } stored)
        {
            return new Reply(stored.Status, stored.Body, stored.RequestId);
        }

        try
        {
            return await Perform(exchange, operation, parameters, caller, fingerprint);
        }
        finally
        {
            idempotency.End(key);
        }
    }

    private async Task<Reply> Perform(
        Exchange exchange,
        Operation operation,
        Parameters parameters,
        Caller caller,
        string? fingerprint
    )
    {
        var fault = faults.Next(operation.Method, exchange.Context.Request.Path);
        if (fault is { When: FaultTime.Before })
        {
            await fault.Strike(exchange.Context);
        }

        var reply = ledger.Do(change => Perform(exchange, operation, parameters, caller, fingerprint, change));
        if (fault is { When: FaultTime.After })
        {
            await fault.Strike(exchange.Context);
        }

        return reply;
    }

    private static Reply Perform(
        Exchange exchange,
        Operation operation,
        Parameters parameters,
        Caller caller,
        string? fingerprint,
        Change change
    )
    {
        change.Request = new EventRequest(exchange.RequestId, exchange.IdempotencyKey);
        Reply reply;
        try
        {
            var expand = parameters.List("expand") ?? [];
            Expansion.Check(operation.Kind, operation.IsList, expand);
            var call = new Call(change, parameters, exchange.Context.Request.RouteValues, caller, exchange.BaseUrl);
            var result = operation.Run(call);
            var node = result as JsonObject ?? Rendering.Of((StripeObject)result, change);
            foreach (var path in expand)
            {
                Expansion.Apply(node, path, change);
            }

            reply = new Reply(200, Json.Text(caller == Caller.Publishable ? Browsers.Narrow(node) : node));
        }
        catch (ApiError error) when (!error.NothingBegun)
        {
            reply = new Reply(error.Status, Json.Text(error.Render(exchange.LogUrl, change)));
        }

        if (fingerprint is not null)
        {
            Idempotency.Keep(
                change,
                exchange.IdempotencyKey!,
                fingerprint,
                exchange.RequestId,
                reply.Status,
                reply.Body
            );
        }

        return reply;
    }

    private static Reply Fail(ApiError error, Exchange exchange) =>
        new(error.Status, Json.Text(error.Render(exchange.LogUrl)));
}

/// <summary>One operation of the API.</summary>
/// <param name="Method">GET, POST or DELETE.</param>
/// <param name="Path">The route.</param>
/// <param name="Kind">What it answers with, which decides what can be expanded.</param>
/// <param name="Run">Does it, and returns a StripeObject or a JsonObject.</param>
public sealed record Operation(string Method, string Path, string Kind, Func<Call, object> Run)
{
    public bool IsList { get; init; }

    /// <summary>Whether a browser may call it with the publishable key.</summary>
    public bool ForBrowsers { get; init; }
}

/// <summary>An answer; <see cref="Original"/> is the request that it first answered, when it is a repeat.</summary>
public sealed record Reply(int Status, string Body, string? Original = null);
