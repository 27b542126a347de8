namespace FastEndpoints;

/// <summary>An endpoint without request and response objects.</summary>
public abstract class EndpointWithoutRequest : Endpoint<EmptyRequest, object?>, INoRequest
{
    /// <summary>Answers a request, by <c>Send</c> or by setting <c>Response</c>.</summary>
    [NotImplemented]
    public virtual Task HandleAsync(CancellationToken ct) => throw new NotSupportedException();

    [NotImplemented]
    public sealed override Task HandleAsync(EmptyRequest req, CancellationToken ct) => HandleAsync(ct);

    /// <summary>Answers a request with what it returns.</summary>
    [NotImplemented]
    public virtual Task<object?> ExecuteAsync(CancellationToken ct) => throw new NotSupportedException();

    [NotImplemented]
    public sealed override Task<object?> ExecuteAsync(EmptyRequest req, CancellationToken ct) => ExecuteAsync(ct);
}

/// <summary>An endpoint with a response object only.</summary>
public abstract class EndpointWithoutRequest<TResponse> : Endpoint<EmptyRequest, TResponse>, INoRequest
{
    /// <summary>Answers a request, by <c>Send</c> or by setting <c>Response</c>.</summary>
    [NotImplemented]
    public virtual Task HandleAsync(CancellationToken ct) => throw new NotSupportedException();

    [NotImplemented]
    public sealed override Task HandleAsync(EmptyRequest req, CancellationToken ct) => HandleAsync(ct);

    /// <summary>Answers a request with what it returns.</summary>
    [NotImplemented]
    public virtual Task<TResponse> ExecuteAsync(CancellationToken ct) => throw new NotSupportedException();

    [NotImplemented]
    public sealed override Task<TResponse> ExecuteAsync(EmptyRequest req, CancellationToken ct) => ExecuteAsync(ct);
}
