using System.Runtime.InteropServices;
using System.Text.Json;

namespace FastEndpoints;

/// <summary>The request being bound.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct BinderContext
{
    public BinderContext(HttpContext httpContext, List<ValidationFailure> validationFailures)
    {
        HttpContext = httpContext;
        ValidationFailures = validationFailures;
    }

    public HttpContext HttpContext { get; init; }

    public List<ValidationFailure> ValidationFailures { get; init; }

#pragma warning disable CA1822, MA0041 // The library's own shape.
    public JsonSerializerOptions SerializerOptions => Cfg.SerOpts.Options;
#pragma warning restore CA1822, MA0041

    /// <summary>The endpoint reads the form itself.</summary>
    public bool DontAutoBindForms { get; init; }
}
