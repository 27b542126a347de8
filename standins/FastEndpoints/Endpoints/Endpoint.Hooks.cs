namespace FastEndpoints;

public abstract partial class Endpoint<TRequest, TResponse>
{
    /// <summary>Called after the request was bound.</summary>
    public virtual void OnBeforeValidate(TRequest req) { }

    /// <summary>Called after the request was bound.</summary>
    public virtual Task OnBeforeValidateAsync(TRequest req, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Called when the request was found valid.</summary>
    public virtual void OnAfterValidate(TRequest req) { }

    /// <summary>Called when the request was found valid.</summary>
    public virtual Task OnAfterValidateAsync(TRequest req, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Called after the pre-processors.</summary>
    public virtual void OnBeforeHandle(TRequest req) { }

    /// <summary>Called after the pre-processors.</summary>
    public virtual Task OnBeforeHandleAsync(TRequest req, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Called after the response was sent.</summary>
    public virtual void OnAfterHandle(TRequest req, TResponse res) { }

    /// <summary>Called after the response was sent.</summary>
    public virtual Task OnAfterHandleAsync(TRequest req, TResponse res, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Called before a refusal is sent.</summary>
    public virtual void OnValidationFailed() { }

    /// <summary>Called before a refusal is sent.</summary>
    public virtual Task OnValidationFailedAsync(CancellationToken ct) => Task.CompletedTask;
}
