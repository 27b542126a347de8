using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace FastEndpoints;

/// <summary>Runs after the handler, however it ended.</summary>
public interface IPostProcessor : IProcessor
{
    Task PostProcessAsync(IPostProcessorContext context, CancellationToken ct);
}

/// <summary>Runs after the handlers of one type of request and response.</summary>
public interface IPostProcessor<in TRequest, in TResponse> : IPostProcessor
{
    Task PostProcessAsync(IPostProcessorContext<TRequest, TResponse> context, CancellationToken ct);

    Task IPostProcessor.PostProcessAsync(IPostProcessorContext context, CancellationToken ct) =>
        PostProcessAsync((IPostProcessorContext<TRequest, TResponse>)context, ct);
}

/// <summary>Runs after the handlers of any request.</summary>
public interface IGlobalPostProcessor : IPostProcessor;

/// <summary>What a post-processor can see.</summary>
public interface IPostProcessorContext
{
    object? Request { get; }

    object? Response { get; }

    HttpContext HttpContext { get; }

    IReadOnlyCollection<ValidationFailure> ValidationFailures { get; }

    /// <summary>What the handler threw.</summary>
    ExceptionDispatchInfo? ExceptionDispatchInfo { get; }

    [MemberNotNullWhen(true, nameof(ExceptionDispatchInfo))]
    sealed bool HasExceptionOccurred => ExceptionDispatchInfo is not null;

    sealed bool HasValidationFailures => ValidationFailures.Count > 0;

    /// <summary>The exception is not thrown again.</summary>
    void MarkExceptionAsHandled() => HttpContext.MarkExceptionHandled();
}

/// <summary>What a post-processor of one type of request and response can see.</summary>
public interface IPostProcessorContext<out TRequest, out TResponse> : IPostProcessorContext
{
    new TRequest? Request { get; }

    new TResponse? Response { get; }

    object? IPostProcessorContext.Request => Request;

    object? IPostProcessorContext.Response => Response;
}

public sealed class PostProcessorContext<TRequest, TResponse> : IPostProcessorContext<TRequest, TResponse>
{
    internal PostProcessorContext() { }

    public TRequest? Request { get; init; }

    public TResponse? Response { get; init; }

    public HttpContext HttpContext { get; init; } = null!;

    public IReadOnlyCollection<ValidationFailure> ValidationFailures { get; init; } = null!;

    public ExceptionDispatchInfo? ExceptionDispatchInfo { get; init; }
}

/// <summary>A post-processor with the state that earlier processors and the endpoint share.</summary>
public abstract class PostProcessor<TRequest, TState, TResponse> : IPostProcessor<TRequest, TResponse>
    where TState : class, new()
{
    public Task PostProcessAsync(IPostProcessorContext<TRequest, TResponse> context, CancellationToken ct) =>
        PostProcessAsync(context, context.HttpContext.ProcessorState<TState>(), ct);

    public abstract Task PostProcessAsync(
        IPostProcessorContext<TRequest, TResponse> context,
        TState state,
        CancellationToken ct
    );
}

/// <summary>A global post-processor with the state that earlier processors and the endpoint share.</summary>
public abstract class GlobalPostProcessor<TState> : IGlobalPostProcessor
    where TState : class, new()
{
    public Task PostProcessAsync(IPostProcessorContext context, CancellationToken ct) =>
        PostProcessAsync(context, context.HttpContext.ProcessorState<TState>(), ct);

    public abstract Task PostProcessAsync(IPostProcessorContext context, TState state, CancellationToken ct);
}
