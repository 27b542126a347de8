namespace FastEndpoints;

/// <summary>A property that is filled from somewhere else than the JSON body.</summary>
public abstract class NonJsonBindingAttribute : Attribute;

/// <summary>The name that route, query and form parameters use for the property.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BindFromAttribute(string name) : Attribute
{
    public string Name { get; set; } = name;
}

/// <summary>Sources of the same name that must not fill the property.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class DontBindAttribute(Source sources) : NonJsonBindingAttribute
{
    public Source BindingSources { get; set; } = sources;

    /// <summary>A request without a value for the property is refused.</summary>
    public bool IsRequired { get; set; }
}

/// <summary>Filled from a form field only.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FormFieldAttribute() : DontBindAttribute(Source.QueryParam | Source.RouteParam);

/// <summary>Filled from the route only.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RouteParamAttribute() : DontBindAttribute(Source.QueryParam | Source.FormField);

/// <summary>Filled from the query string only.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class QueryParamAttribute() : DontBindAttribute(Source.RouteParam | Source.FormField);

/// <summary>An object whose properties are filled from query parameters.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FromQueryAttribute : QueryParamAttribute;

/// <summary>The property, rather than the whole request, is the JSON body.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FromBodyAttribute : Attribute;

/// <summary>Filled from a claim of the caller.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class FromClaimAttribute : NonJsonBindingAttribute
{
    public FromClaimAttribute(bool isRequired, bool removeFromSchema = false)
        : this(null, isRequired, removeFromSchema) { }

    public FromClaimAttribute(string? claimType = null, bool isRequired = true, bool removeFromSchema = false)
    {
        ClaimType = claimType;
        IsRequired = isRequired;
        RemoveFromSchema = removeFromSchema;
    }

    public string? ClaimType { get; set; }

    public bool IsRequired { get; set; }

    public bool RemoveFromSchema { get; set; }
}

/// <summary>Filled from a request header.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FromHeaderAttribute : NonJsonBindingAttribute
{
    public FromHeaderAttribute(bool isRequired, bool removeFromSchema = false)
        : this(null, isRequired, removeFromSchema) { }

    public FromHeaderAttribute(string? headerName = null, bool isRequired = true, bool removeFromSchema = false)
    {
        HeaderName = headerName;
        IsRequired = isRequired;
        RemoveFromSchema = removeFromSchema;
    }

    public string? HeaderName { get; set; }

    public bool IsRequired { get; set; }

    public bool RemoveFromSchema { get; set; }
}

/// <summary>A property of a response that is sent as a header instead of in the body.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ToHeaderAttribute(string? headerName = null) : Attribute
{
    public string? HeaderName { get; set; } = headerName;
}
