namespace FastEndpoints;

/// <summary>The properties of a response type that travel as headers.</summary>
sealed class ResponseHeaders
{
    readonly (string Name, Func<object, object?> Get)[] headers;

    ResponseHeaders((string Name, Func<object, object?> Get)[] headers) => this.headers = headers;

    internal static ResponseHeaders Of(Type response)
    {
        if (!Array.Exists(response.GetProperties(), p => p.IsDefined(typeof(ToHeaderAttribute), inherit: true)))
            return new([]);
        var found = new List<(string, Func<object, object?>)>();
        foreach (var property in Cfg.SerOpts.Options.GetTypeInfo(response).Properties)
        {
            var attributes = property.AttributeProvider?.GetCustomAttributes(typeof(ToHeaderAttribute), inherit: true);
            if (attributes is [ToHeaderAttribute header, ..] && property.Get is { } get)
                found.Add((header.HeaderName ?? property.Name, get));
        }

        return new([.. found]);
    }

    internal void Send(HttpResponse http, object? response)
    {
        if (response is null)
            return;
        foreach (var (name, get) in headers)
            http.Headers[name] = get(response)?.ToString();
    }
}
