using System.Text.Json;

namespace FastEndpoints;

/// <summary>Makes the request object of an endpoint: body, form, route, query, claims and headers, later ones win.</summary>
sealed class RequestBinder<TRequest>
    where TRequest : notnull
{
    readonly RequestProperties properties = RequestProperties.Of(typeof(TRequest));

    internal async ValueTask<TRequest> Bind(BinderContext context, CancellationToken ct)
    {
        if (typeof(TRequest) == typeof(EmptyRequest))
            return (TRequest)properties.Factory();

        var http = context.HttpContext.Request;
        var request = http.HasJsonContentType() ? await ReadBody(http, ct) : properties.Factory();
        var bound = properties.Required.Count > 0 ? new HashSet<string>(StringComparer.OrdinalIgnoreCase) : null;

        if (http.HasFormContentType && !context.DontAutoBindForms)
            new FormBinder(properties, bound).Bind(request, context);
        foreach (var (name, value) in http.RouteValues)
            BindParameter(request, name, value?.ToString(), Source.RouteParam, context, bound);
        BindQuery(request, context, bound);
        CallerBinder.BindClaims(request, properties.Claims, context);
        CallerBinder.BindHeaders(request, properties.Headers, context);

        if (bound is not null)
            RefuseMissing(bound, context.ValidationFailures);
        return context.ValidationFailures.Count == 0
            ? (TRequest)request
            : throw new ValidationFailureException(context.ValidationFailures, "Model binding failed!");
    }

    async ValueTask<object> ReadBody(HttpRequest http, CancellationToken ct)
    {
        if (properties.Body is not { } body)
            return await Cfg.SerOpts.RequestDeserializer(http, typeof(TRequest), null, ct) ?? properties.Factory();
        var request = properties.Factory();
        body.Set(request, await Cfg.SerOpts.RequestDeserializer(http, body.Type, null, ct));
        return request;
    }

    void BindQuery(object request, BinderContext context, HashSet<string>? bound)
    {
        var query = context.HttpContext.Request.Query;
        if (query.Count == 0)
            return;
        foreach (var (name, value) in query)
            BindParameter(request, name, value, Source.QueryParam, context, bound);
        properties.Query?.Bind(request, query, context.ValidationFailures);
    }

    void BindParameter(
        object request,
        string name,
        StringValues value,
        Source source,
        BinderContext context,
        HashSet<string>? bound
    )
    {
        bound?.Add(name);
        if (properties.Parameters.TryGetValue(name, out var property) && !property.Disabled.HasFlag(source))
            ParameterBinder.Bind(request, property, name, value, context.ValidationFailures);
    }

    void RefuseMissing(HashSet<string> bound, List<ValidationFailure> failures)
    {
        foreach (var name in properties.Required)
        {
            if (!bound.Contains(name))
                failures.Add(new(name, "A value is required!"));
        }
    }
}

/// <summary>One parameter into one property.</summary>
static class ParameterBinder
{
    internal static void Bind(
        object request,
        BoundProperty property,
        string name,
        StringValues value,
        List<ValidationFailure> failures
    )
    {
        var result = Parse(property, name, value);
        if (result.IsSuccess)
            property.Set(request, result.Value);
        else if (value is [{ Length: 0 }, ..] && Nullable.GetUnderlyingType(property.Type) is not null)
            property.Set(request, Cfg.BndOpts.UseDefaultValuesForNullableProps ? result.Value : null);
        else
            failures.Add(new(name, Cfg.BndOpts.FailureMessage(property.Type, name, value)));
    }

    static ParseResult Parse(BoundProperty property, string name, StringValues value)
    {
        try
        {
            return property.Parse(value);
        }
        catch (JsonException unreadable)
        {
            throw new JsonBindException(name, Cfg.BndOpts.FailureMessage(property.Type, name, value), unreadable);
        }
    }
}
