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

    public JsonSerializerOptions SerializerOptions => Cfg.SerOpts.Options;

    /// <summary>The endpoint reads the form itself.</summary>
    public bool DontAutoBindForms { get; init; }
}
