namespace FastEndpoints;

/// <summary>Claims and headers into properties.</summary>
static class CallerBinder
{
    internal static void BindClaims(object request, IReadOnlyList<BoundProperty> claims, BinderContext context)
    {
        foreach (var property in claims)
        {
            var values = context
                .HttpContext.User.Claims.Where(claim =>
                    claim.Type.Equals(property.Name, StringComparison.OrdinalIgnoreCase)
                )
                .Select(claim => claim.Value)
                .ToArray();
            Bind(request, property, values, "claim", "User doesn't have this claim type!", context);
        }
    }

    internal static void BindHeaders(object request, IReadOnlyList<BoundProperty> headers, BinderContext context)
    {
        foreach (var property in headers)
        {
            var values = context.HttpContext.Request.Headers[property.Name];
            Bind(request, property, values, "header", "This header is missing from the request!", context);
        }
    }

    static void Bind(
        object request,
        BoundProperty property,
        StringValues values,
        string source,
        string missing,
        BinderContext context
    )
    {
        if (values.Count == 0)
        {
            if (property.IsRequired)
                context.ValidationFailures.Add(new(property.Name, missing));
            return;
        }

        var result = property.Parse(values);
        property.Set(request, result.Value);
        if (!result.IsSuccess)
            context.ValidationFailures.Add(
                new(property.Name, $"Unable to bind {source} value [{values}] to a [{property.Type.Name}] property!")
            );
    }
}
