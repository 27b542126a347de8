using System.Text;
using StripeSandbox.Objects;

namespace StripeSandbox.Api;

/// <summary>One request over HTTP and the way to answer it.</summary>
public sealed class Exchange(HttpContext context, string requestId)
{
    public HttpContext Context { get; } = context;

    public string RequestId { get; } = requestId;

    public string? IdempotencyKey { get; } =
        context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : null;

    public string BaseUrl => $"{Context.Request.Scheme}://{Context.Request.Host}";

    public string LogUrl => $"{BaseUrl}/?request={RequestId}";

    public async Task Send(Reply reply)
    {
        var headers = Context.Response.Headers;
        headers["Request-Id"] = RequestId;
        headers["Stripe-Version"] = Context.Request.Headers["Stripe-Version"].ToString() is { Length: > 0 } asked
            ? asked
            : ApiVersions.Current;
        if (IdempotencyKey is not null)
        {
            headers["Idempotency-Key"] = IdempotencyKey;
        }

        if (reply.Original is not null)
        {
            headers["Original-Request"] = reply.Original;
            headers["Idempotent-Replayed"] = "true";
        }

        Context.Response.StatusCode = reply.Status;
        Context.Response.ContentType = "application/json";
        await Context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(reply.Body), Context.RequestAborted);
    }
}
