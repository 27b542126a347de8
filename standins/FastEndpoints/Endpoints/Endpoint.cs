using System.Runtime.ExceptionServices;
using System.Text.Json;
using FluentValidation;

namespace FastEndpoints;

/// <summary>An endpoint with a request and no response object.</summary>
public abstract class Endpoint<TRequest> : Endpoint<TRequest, object?>
    where TRequest : notnull;

/// <summary>An endpoint with a request and a response object.</summary>
public abstract partial class Endpoint<TRequest, TResponse> : BaseEndpoint
    where TRequest : notnull
{
    /// <summary>Answers a request, by <c>Send</c> or by setting <c>Response</c>.</summary>
    [NotImplemented]
    public virtual Task HandleAsync(TRequest req, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Answers a request with what it returns.</summary>
    [NotImplemented]
    public virtual Task<TResponse> ExecuteAsync(TRequest req, CancellationToken ct) =>
        throw new NotSupportedException();

    internal override void Prepare(EndpointDefinition definition) => definition.Binder = new RequestBinder<TRequest>();

    internal override async Task Execute(CancellationToken ct)
    {
        ExceptionDispatchInfo? fault = null;
        var progress = new Progress();
        try
        {
            await Run(progress, ct);
        }
        catch (JsonException unreadable) when (Cfg.BndOpts.JsonExceptionTransformer is { } transform)
        {
            if (ResponseStarted)
                throw;
            ValidationFailures.Add(transform(unreadable));
            await Refuse(unreadable, Cfg.BndOpts.JsonExceptionStatusCode, progress, ct);
        }
        catch (ValidationFailureException refusal)
        {
            await Refuse(refusal, refusal.StatusCode ?? Cfg.ErrOpts.StatusCode, progress, ct);
        }
        catch (Exception exception)
        {
            // Kept for the post-processors, which may handle it.
            fault = ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            await RunPostProcessors(progress.Request, fault, ct);
            if (fault is not null && !HttpContext.ExceptionIsHandled())
                fault.Throw();
        }
    }

    async Task Run(Progress progress, CancellationToken ct)
    {
        var request = progress.Request = await Bind(ct);
        OnBeforeValidate(request);
        await OnBeforeValidateAsync(request, ct);
        await Validate(request, ct);
        OnAfterValidate(request);
        await OnAfterValidateAsync(request, ct);
        await RunPreProcessors(progress, ct);
        if (ResponseStarted)
            return;
        OnBeforeHandle(request);
        await OnBeforeHandleAsync(request, ct);
        if (Definition.SkipHandlerIfResponseStarted && ResponseStarted)
            return;
        await Handle(request, ct);
        KeepOrTakeResponse();
        if (!Definition.DontAutoSend && !ResponseStarted)
            await SendResponse(ct);
        OnAfterHandle(request, response!);
        await OnAfterHandleAsync(request, response!, ct);
    }

    async ValueTask<TRequest> Bind(CancellationToken ct)
    {
        LimitBodySize();
        var context = new BinderContext(HttpContext, ValidationFailures)
        {
            DontAutoBindForms = Definition.DontBindFormData,
        };
        var request = await ((RequestBinder<TRequest>)Definition.Binder!).Bind(context, ct);
        Cfg.BndOpts.Modifier?.Invoke(request, typeof(TRequest), context, ct);
        return request;
    }

    void LimitBodySize()
    {
        if (
            Definition.MaxRequestSize > 0
            && HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()
                is { IsReadOnly: false } limit
        )
            limit.MaxRequestBodySize = Definition.MaxRequestSize;
    }

    async Task Validate(TRequest request, CancellationToken ct)
    {
        if (Definition.GetValidator() is not { } validator)
            return;
        var result = await ((IValidator<TRequest>)validator).ValidateAsync(request, ct);
        foreach (var failure in result.Errors)
            ValidationFailures.Add(failure, Definition.BodyPrefix);
        if (ValidationFailures.Count > 0 && Definition.ThrowIfValidationFails)
            throw new ValidationFailureException(ValidationFailures, "Request validation failed");
    }

    async Task Handle(TRequest request, CancellationToken ct)
    {
        if (!Definition.HasExecuteAsync)
        {
            await HandleAsync(request, ct);
            return;
        }

        response = await ExecuteAsync(request, ct);
        if (response is IResult result && !Definition.DontAutoSend && Definition.ReturnsResult)
            await Send.ResultAsync(result);
    }

    /// <summary>Extensions of <c>HttpResponse</c> leave what they sent with the request, and so does the endpoint.</summary>
    void KeepOrTakeResponse()
    {
        if (HttpContext.Items.TryGetValue(ItemKeys.Response, out var kept) && kept is TResponse sent)
            response ??= sent;
        else
            HttpContext.KeepResponse(response);
    }

    Task<Void> SendResponse(CancellationToken ct) =>
        response is null
            ? HttpContext.Response.SendNoContentAsync(ct)
            : HttpContext.Response.SendAsync(response, HttpContext.Response.StatusCode, cancellation: ct);

    async Task Refuse(Exception reason, int statusCode, Progress progress, CancellationToken ct)
    {
        if (!progress.RanPreProcessors)
            await RunPreProcessors(progress, ct);
        OnValidationFailed();
        await OnValidationFailedAsync(ct);
        if (Definition.DoNotCatchExceptions)
            throw reason;
        if (!ResponseStarted)
            await Send.ErrorsAsync(statusCode, ct);
    }

    async Task RunPreProcessors(Progress progress, CancellationToken ct)
    {
        if (Definition.PreProcessorList.Count > 0)
        {
            var context = new PreProcessorContext<TRequest>
            {
                Request = progress.Request,
                HttpContext = HttpContext,
                ValidationFailures = ValidationFailures,
            };
            foreach (var processor in Definition.PreProcessorList)
                await processor.PreProcessAsync(context, ct);
        }

        progress.RanPreProcessors = true;
    }

    async Task RunPostProcessors(TRequest? request, ExceptionDispatchInfo? fault, CancellationToken ct)
    {
        if (Definition.PostProcessorList.Count == 0)
            return;
        var context = new PostProcessorContext<TRequest, TResponse>
        {
            Request = request,
            Response = response,
            HttpContext = HttpContext,
            ValidationFailures = ValidationFailures,
            ExceptionDispatchInfo = fault,
        };
        foreach (var processor in Definition.PostProcessorList)
            await processor.PostProcessAsync(context, ct);
    }

    /// <summary>How far the request has come, for what has to be done when it is refused.</summary>
    sealed class Progress
    {
        internal TRequest? Request { get; set; }

        internal bool RanPreProcessors { get; set; }
    }
}
