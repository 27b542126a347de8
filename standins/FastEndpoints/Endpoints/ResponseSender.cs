using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastEndpoints;

/// <summary>The ways in which an endpoint answers.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct ResponseSender<TRequest, TResponse>(Endpoint<TRequest, TResponse> ep) : IResponseSender
    where TRequest : notnull
{
    public HttpContext HttpContext => ep.HttpContext;

    public List<ValidationFailure> ValidationFailures => ep.ValidationFailures;

    public EndpointDefinition Definition => ep.Definition;

    HttpResponse Http => ep.HttpContext.Response;

    /// <summary>Sends 200 with a JSON body.</summary>
    public Task<Void> OkAsync(TResponse response, CancellationToken cancellation)
    {
        // Where the response is any object, a call with only a cancellation token ends up here.
        if (response is CancellationToken onlyToken)
            return Http.SendOkAsync(onlyToken);
        return ResponseAsync(response, 200, cancellation);
    }

    /// <summary>Sends 200 with a JSON body.</summary>
    [OverloadResolutionPriority(1)]
    public Task<Void> OkAsync(TResponse response) => OkAsync(response, CancellationToken.None);

    /// <summary>Sends 200 without a body.</summary>
    public Task<Void> OkAsync(CancellationToken cancellation) => Http.SendOkAsync(cancellation);

    /// <summary>Sends 200 without a body.</summary>
    public Task<Void> OkAsync() => Http.SendOkAsync();

    /// <summary>Sends a JSON body.</summary>
    public Task<Void> ResponseAsync(TResponse response, int statusCode = 200, CancellationToken cancellation = default)
    {
        ep.Response = response;
        return Http.SendAsync(response, statusCode, cancellation: cancellation);
    }

    /// <summary>Sends 201 with the location of an endpoint.</summary>
    public Task<Void> CreatedAtAsync<TEndpoint>(
        object? routeValues = null,
        TResponse? responseBody = default,
        Http? verb = null,
        int? routeNumber = null,
        bool generateAbsoluteUrl = false,
        CancellationToken cancellation = default
    )
        where TEndpoint : IEndpoint =>
        CreatedAtAsync(
            IEndpoint.GetName<TEndpoint>(verb, routeNumber),
            routeValues,
            responseBody,
            generateAbsoluteUrl,
            cancellation
        );

    /// <summary>Sends 201 with the location of an endpoint.</summary>
    public Task<Void> CreatedAtAsync(
        string endpointName,
        object? routeValues = null,
        TResponse? responseBody = default,
        bool generateAbsoluteUrl = false,
        CancellationToken cancellation = default
    )
    {
        Keep(responseBody);
        return Http.SendCreatedAtAsync(
            endpointName,
            routeValues,
            responseBody,
            jsonSerializerContext: null,
            generateAbsoluteUrl,
            cancellation
        );
    }

    /// <summary>Sends 202 with the location of an endpoint.</summary>
    public Task<Void> AcceptedAtAsync<TEndpoint>(
        object? routeValues = null,
        TResponse? responseBody = default,
        Http? verb = null,
        int? routeNumber = null,
        bool generateAbsoluteUrl = false,
        CancellationToken cancellation = default
    )
        where TEndpoint : IEndpoint =>
        AcceptedAtAsync(
            IEndpoint.GetName<TEndpoint>(verb, routeNumber),
            routeValues,
            responseBody,
            generateAbsoluteUrl,
            cancellation
        );

    /// <summary>Sends 202 with the location of an endpoint.</summary>
    public Task<Void> AcceptedAtAsync(
        string endpointName,
        object? routeValues = null,
        TResponse? responseBody = default,
        bool generateAbsoluteUrl = false,
        CancellationToken cancellation = default
    )
    {
        Keep(responseBody);
        return Http.SendAcceptedAtAsync(
            endpointName,
            routeValues,
            responseBody,
            jsonSerializerContext: null,
            generateAbsoluteUrl,
            cancellation
        );
    }

    public Task<Void> NoContentAsync(CancellationToken cancellation = default) => Http.SendNoContentAsync(cancellation);

    public Task<Void> NotModifiedAsync(CancellationToken cancellation = default) =>
        Http.SendNotModifiedAsync(cancellation);

    public Task<Void> NotFoundAsync(CancellationToken cancellation = default) => Http.SendNotFoundAsync(cancellation);

    public Task<Void> UnauthorizedAsync(CancellationToken cancellation = default) =>
        Http.SendUnauthorizedAsync(cancellation);

    public Task<Void> ForbiddenAsync(CancellationToken cancellation = default) => Http.SendForbiddenAsync(cancellation);

    /// <summary>Sends a status code without a body.</summary>
    public Task<Void> StatusCodeAsync(int statusCode, CancellationToken cancellation = default) =>
        Http.SendStatusCodeAsync(statusCode, cancellation);

    /// <summary>Sends the validation failures collected so far.</summary>
    public Task<Void> ErrorsAsync(int statusCode = 400, CancellationToken cancellation = default) =>
        Http.SendErrorsAsync(ep.ValidationFailures, statusCode, cancellation: cancellation);

    public Task<Void> ResultAsync(IResult result) => Http.SendResultAsync(result);

    /// <summary>Redirects, within this site unless told otherwise.</summary>
    public Task<Void> RedirectAsync(string location, bool isPermanent = false, bool allowRemoteRedirects = false) =>
        Http.SendRedirectAsync(location, isPermanent, allowRemoteRedirects);

    public Task<Void> HeadersAsync(
        Action<IHeaderDictionary> headers,
        int statusCode = 200,
        CancellationToken cancellation = default
    ) => Http.SendHeadersAsync(headers, statusCode, cancellation);

    public Task<Void> EmptyJsonObject(CancellationToken cancellation = default) =>
        Http.SendEmptyJsonObject(cancellation: cancellation);

    public Task<Void> StringAsync(
        string content,
        int statusCode = 200,
        string contentType = "text/plain; charset=utf-8",
        CancellationToken cancellation = default
    ) => Http.SendStringAsync(content, statusCode, contentType, cancellation);

    public Task<Void> BytesAsync(
        byte[] bytes,
        string? fileName = null,
        string contentType = "application/octet-stream",
        DateTimeOffset? lastModified = null,
        bool enableRangeProcessing = false,
        CancellationToken cancellation = default
    ) => Http.SendBytesAsync(bytes, fileName, contentType, lastModified, enableRangeProcessing, cancellation);

    /// <summary>Sends a stream and disposes it.</summary>
    public Task<Void> StreamAsync(
        Stream stream,
        string? fileName = null,
        long? fileLengthBytes = null,
        string contentType = "application/octet-stream",
        DateTimeOffset? lastModified = null,
        bool enableRangeProcessing = false,
        CancellationToken cancellation = default
    ) =>
        Http.SendStreamAsync(
            stream,
            fileName,
            fileLengthBytes,
            contentType,
            lastModified,
            enableRangeProcessing,
            cancellation
        );

    public Task<Void> FileAsync(
        FileInfo fileInfo,
        string contentType = "application/octet-stream",
        DateTimeOffset? lastModified = null,
        bool enableRangeProcessing = false,
        CancellationToken cancellation = default
    ) => Http.SendFileAsync(fileInfo, contentType, lastModified, enableRangeProcessing, cancellation);

    /// <summary>Sends server-sent events of one name.</summary>
    public Task<Void> EventStreamAsync<T>(
        string eventName,
        IAsyncEnumerable<T> eventStream,
        CancellationToken cancellation = default
    )
        where T : notnull => Http.SendEventStreamAsync(eventName, eventStream, cancellation);

    /// <summary>Sends server-sent events.</summary>
    public Task<Void> EventStreamAsync(
        IAsyncEnumerable<StreamItem> eventStream,
        CancellationToken cancellation = default
    ) => Http.SendEventStreamAsync(eventStream, cancellation);

    void Keep(TResponse? body)
    {
        if (body is not null)
            ep.Response = body;
    }
}
