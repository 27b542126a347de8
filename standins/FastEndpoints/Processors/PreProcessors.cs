namespace FastEndpoints;

/// <summary>Something that runs before or after a handler.</summary>
public interface IProcessor;

/// <summary>Runs after validation and before the handler.</summary>
public interface IPreProcessor : IProcessor
{
    Task PreProcessAsync(IPreProcessorContext context, CancellationToken ct);
}

/// <summary>Runs before the handlers of one type of request.</summary>
public interface IPreProcessor<in TRequest> : IPreProcessor
{
    Task PreProcessAsync(IPreProcessorContext<TRequest> context, CancellationToken ct);

    Task IPreProcessor.PreProcessAsync(IPreProcessorContext context, CancellationToken ct) =>
        PreProcessAsync((IPreProcessorContext<TRequest>)context, ct);
}

/// <summary>Runs before the handlers of any request.</summary>
public interface IGlobalPreProcessor : IPreProcessor;

/// <summary>What a pre-processor can see.</summary>
public interface IPreProcessorContext
{
    object? Request { get; }

    HttpContext HttpContext { get; }

    List<ValidationFailure> ValidationFailures { get; }

    sealed bool HasValidationFailures => ValidationFailures.Count > 0;
}

/// <summary>What a pre-processor of one type of request can see.</summary>
public interface IPreProcessorContext<out TRequest> : IPreProcessorContext
{
    new TRequest? Request { get; }

    object? IPreProcessorContext.Request => Request;
}

public sealed class PreProcessorContext<TRequest> : IPreProcessorContext<TRequest>
{
    internal PreProcessorContext() { }

    public TRequest? Request { get; init; }

    public HttpContext HttpContext { get; init; } = null!;

    public List<ValidationFailure> ValidationFailures { get; init; } = null!;
}

/// <summary>A pre-processor with state that later processors and the endpoint share.</summary>
public abstract class PreProcessor<TRequest, TState> : IPreProcessor<TRequest>
    where TState : class, new()
{
    public Task PreProcessAsync(IPreProcessorContext<TRequest> context, CancellationToken ct) =>
        PreProcessAsync(context, context.HttpContext.ProcessorState<TState>(), ct);

    public abstract Task PreProcessAsync(IPreProcessorContext<TRequest> context, TState state, CancellationToken ct);
}

/// <summary>A global pre-processor with state that later processors and the endpoint share.</summary>
public abstract class GlobalPreProcessor<TState> : IGlobalPreProcessor
    where TState : class, new()
{
    public Task PreProcessAsync(IPreProcessorContext context, CancellationToken ct) =>
        PreProcessAsync(context, context.HttpContext.ProcessorState<TState>(), ct);

    public abstract Task PreProcessAsync(IPreProcessorContext context, TState state, CancellationToken ct);
}
