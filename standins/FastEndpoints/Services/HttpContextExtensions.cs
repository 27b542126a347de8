namespace FastEndpoints;

/// <summary>What endpoints and processors keep with a request.</summary>
public static class HttpContextExtensions
{
    /// <summary>Says that the response is being sent, where <c>HasStarted</c> cannot tell.</summary>
    public static void MarkResponseStart(this HttpContext httpCtx) => httpCtx.Items[ItemKeys.ResponseStarted] = null;

    public static bool ResponseStarted(this HttpContext httpCtx) =>
        httpCtx.Response.HasStarted || httpCtx.Items.ContainsKey(ItemKeys.ResponseStarted);

    /// <summary>The state that processors and the endpoint share during a request.</summary>
    public static TState ProcessorState<TState>(this HttpContext httpCtx)
        where TState : class, new()
    {
        if (!httpCtx.Items.TryGetValue(ItemKeys.ProcessorState, out var state))
            httpCtx.Items[ItemKeys.ProcessorState] = state = new TState();
        return state as TState
            ?? throw new InvalidOperationException(
                $"One request has one type of processor state: asked for [{typeof(TState).Name}], "
                    + $"there is [{state!.GetType().Name}]."
            );
    }

    public static TService? TryResolve<TService>(this HttpContext httpCtx)
        where TService : class => httpCtx.RequestServices.GetService<TService>();

    public static object? TryResolve(this HttpContext httpCtx, Type typeOfService) =>
        httpCtx.RequestServices.GetService(typeOfService);

    public static TService Resolve<TService>(this HttpContext httpCtx)
        where TService : class => httpCtx.RequestServices.GetRequiredService<TService>();

    public static object Resolve(this HttpContext httpCtx, Type typeOfService) =>
        httpCtx.RequestServices.GetRequiredService(typeOfService);

    internal static void MarkExceptionHandled(this HttpContext http) => http.Items[ItemKeys.ExceptionHandled] = null;

    internal static bool ExceptionIsHandled(this HttpContext http) => http.Items.ContainsKey(ItemKeys.ExceptionHandled);

    internal static void KeepResponse(this HttpContext http, object? response) =>
        http.Items[ItemKeys.Response] = response;
}

static class ItemKeys
{
    internal const string ResponseStarted = "FastEndpoints.ResponseStarted";
    internal const string ProcessorState = "FastEndpoints.ProcessorState";
    internal const string ExceptionHandled = "FastEndpoints.ExceptionHandled";
    internal const string Response = "FastEndpointsResponse";
}
