using Polly;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Sends a request through a resilience pipeline.</summary>
public class ResilienceHandler : DelegatingHandler
{
    internal static readonly ResiliencePropertyKey<HttpRequestMessage?> RequestKey = new("Resilience.Http.Request");

    private readonly Func<HttpRequestMessage, ResiliencePipeline<HttpResponseMessage>> _pipelineProvider;

    /// <summary>Sends each request through the pipeline that is chosen for it.</summary>
    public ResilienceHandler(Func<HttpRequestMessage, ResiliencePipeline<HttpResponseMessage>> pipelineProvider)
    {
        ArgumentNullException.ThrowIfNull(pipelineProvider);
        _pipelineProvider = pipelineProvider;
    }

    /// <summary>Sends every request through one pipeline.</summary>
    public ResilienceHandler(ResiliencePipeline<HttpResponseMessage> pipeline)
        : this(_ => pipeline) => ArgumentNullException.ThrowIfNull(pipeline);

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var context = Context(request, cancellationToken);
        try
        {
            return await _pipelineProvider(request)
                .ExecuteAsync(
                    static async (context, call) => await call.Self.SendOnce(call.Request, context.CancellationToken),
                    context,
                    (Self: this, Request: request)
                );
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <inheritdoc />
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = Context(request, cancellationToken);
        try
        {
            return _pipelineProvider(request)
                .Execute(
                    static (context, call) => call.Self.SendOnceBlocking(call.Request, context.CancellationToken),
                    context,
                    (Self: this, Request: request)
                );
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ResilienceContext Context(HttpRequestMessage request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(RequestKey, request);
        return context;
    }

    // Lambdas cannot reach members of the base class.
    private Task<HttpResponseMessage> SendOnce(HttpRequestMessage request, CancellationToken cancellation) =>
        base.SendAsync(request, cancellation);

    private HttpResponseMessage SendOnceBlocking(HttpRequestMessage request, CancellationToken cancellation) =>
        base.Send(request, cancellation);
}
