using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace FastEndpoints;

/// <summary>The default body of an error response: messages by field.</summary>
public sealed class ErrorResponse : IResult, IEndpointMetadataProvider
{
    public ErrorResponse() { }

    public ErrorResponse(List<ValidationFailure> failures, int statusCode = 400)
    {
        StatusCode = statusCode;
        foreach (var failure in failures)
        {
            var field = FieldNames.OnTheWire(failure.PropertyName);
            if (!Errors.TryGetValue(field, out var messages))
                Errors[field] = messages = [];
            messages.Add(failure.ErrorMessage);
        }
    }

    [DefaultValue(400)]
    public int StatusCode { get; set; }

    [DefaultValue("One or more errors occurred!")]
    public string Message { get; set; } = "One or more errors occurred!";

    public Dictionary<string, List<string>> Errors { get; set; } = new(StringComparer.Ordinal);

    public Task ExecuteAsync(HttpContext httpContext) => httpContext.Response.SendAsync(this, StatusCode);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(
            new DefaultProduces(typeof(ErrorResponse), Cfg.ErrOpts.StatusCode, [Cfg.ErrOpts.ContentType])
        );
    }
}
