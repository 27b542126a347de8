using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FastEndpoints;

/// <summary>Ways to answer from anywhere.</summary>
public static partial class HttpResponseExtensions
{
    public static Task<Void> SendAsync<TResponse>(
        this HttpResponse rsp,
        TResponse response,
        int statusCode = 200,
        JsonSerializerContext? jsonSerializerContext = null,
        CancellationToken cancellation = default
    ) => rsp.SendBody(statusCode, response, "application/json", jsonSerializerContext, cancellation);

    public static Task<Void> SendOkAsync<TResponse>(
        this HttpResponse rsp,
        TResponse response,
        JsonSerializerContext? jsonSerializerContext = null,
        CancellationToken cancellation = default
    ) => rsp.SendBody(200, response, "application/json", jsonSerializerContext, cancellation);

    public static Task<Void> SendOkAsync(this HttpResponse rsp, CancellationToken cancellation = default) =>
        rsp.SendStatusCodeAsync(200, cancellation);

    public static Task<Void> SendNoContentAsync(this HttpResponse rsp, CancellationToken cancellation = default) =>
        rsp.SendStatusCodeAsync(204, cancellation);

    public static Task<Void> SendNotModifiedAsync(this HttpResponse rsp, CancellationToken cancellation = default) =>
        rsp.SendStatusCodeAsync(304, cancellation);

    public static Task<Void> SendUnauthorizedAsync(this HttpResponse rsp, CancellationToken cancellation = default) =>
        rsp.SendStatusCodeAsync(401, cancellation);

    public static Task<Void> SendForbiddenAsync(this HttpResponse rsp, CancellationToken cancellation = default) =>
        rsp.SendStatusCodeAsync(403, cancellation);

    public static Task<Void> SendNotFoundAsync(this HttpResponse rsp, CancellationToken cancellation = default) =>
        rsp.SendStatusCodeAsync(404, cancellation);

    /// <summary>Sends a status code without a body.</summary>
    public static async Task<Void> SendStatusCodeAsync(
        this HttpResponse rsp,
        int statusCode,
        CancellationToken cancellation = default
    )
    {
        await rsp.Begin(statusCode);
        await rsp.StartAsync(rsp.Token(cancellation));
        return Void.Instance;
    }

    public static async Task<Void> SendHeadersAsync(
        this HttpResponse rsp,
        Action<IHeaderDictionary> headers,
        int statusCode = 200,
        CancellationToken cancellation = default
    )
    {
        headers(rsp.Headers);
        return await rsp.SendStatusCodeAsync(statusCode, cancellation);
    }

    /// <summary>Sends validation failures in the configured form.</summary>
    public static async Task<Void> SendErrorsAsync(
        this HttpResponse rsp,
        List<ValidationFailure> failures,
        int statusCode = 400,
        JsonSerializerContext? jsonSerializerContext = null,
        CancellationToken cancellation = default
    )
    {
        rsp.HttpContext.MarkResponseStart();
        rsp.StatusCode = statusCode;
        var body = Cfg.ErrOpts.ResponseBuilder(failures, rsp.HttpContext, statusCode);
        rsp.HttpContext.KeepResponse(body);
        await rsp.ApplyModifiers();
        await Cfg.SerOpts.ResponseSerializer(
            rsp,
            body,
            Cfg.ErrOpts.ContentType,
            jsonSerializerContext,
            rsp.Token(cancellation)
        );
        return Void.Instance;
    }

    public static async Task<Void> SendResultAsync(this HttpResponse rsp, IResult result)
    {
        rsp.HttpContext.MarkResponseStart();
        await rsp.ApplyModifiers();
        await result.ExecuteAsync(rsp.HttpContext);
        return Void.Instance;
    }

    public static Task<Void> SendRedirectAsync(
        this HttpResponse rsp,
        string location,
        bool isPermanent,
        bool allowRemoteRedirects = false
    ) =>
        rsp.SendResultAsync(
            allowRemoteRedirects
                ? Results.Redirect(location, isPermanent)
                : Results.LocalRedirect(location, isPermanent)
        );

    public static async Task<Void> SendEmptyJsonObject(
        this HttpResponse rsp,
        JsonSerializerContext? jsonSerializerContext = null,
        CancellationToken cancellation = default
    )
    {
        await rsp.Begin(200);
        await Cfg.SerOpts.ResponseSerializer(
            rsp,
            new JsonObject(),
            "application/json",
            jsonSerializerContext,
            rsp.Token(cancellation)
        );
        return Void.Instance;
    }

    public static async Task<Void> SendStringAsync(
        this HttpResponse rsp,
        string content,
        int statusCode = 200,
        string contentType = "text/plain; charset=utf-8",
        CancellationToken cancellation = default
    )
    {
        rsp.ContentType = contentType;
        await rsp.Begin(statusCode);
        await rsp.WriteAsync(content, rsp.Token(cancellation));
        return Void.Instance;
    }

    static async Task<Void> SendBody<TResponse>(
        this HttpResponse rsp,
        int statusCode,
        TResponse body,
        string contentType,
        JsonSerializerContext? context,
        CancellationToken cancellation
    )
    {
        rsp.HttpContext.KeepResponse(body);
        rsp.HttpContext.GetEndpoint()?.Metadata.GetMetadata<EndpointDefinition>()?.ResponseHeaders.Send(rsp, body);
        await rsp.Begin(statusCode);
        await Cfg.SerOpts.ResponseSerializer(rsp, body, contentType, context, rsp.Token(cancellation));
        return Void.Instance;
    }

    static Task Begin(this HttpResponse rsp, int statusCode)
    {
        rsp.HttpContext.MarkResponseStart();
        rsp.StatusCode = statusCode;
        return rsp.ApplyModifiers();
    }

    static Task ApplyModifiers(this HttpResponse rsp)
    {
        Cfg.EpOpts.GlobalResponseModifier?.Invoke(rsp.HttpContext, null);
        return Cfg.EpOpts.GlobalResponseModifierAsync?.Invoke(rsp.HttpContext, null) ?? Task.CompletedTask;
    }

    static CancellationToken Token(this HttpResponse rsp, CancellationToken given) =>
        given == CancellationToken.None ? rsp.HttpContext.RequestAborted : given;
}
