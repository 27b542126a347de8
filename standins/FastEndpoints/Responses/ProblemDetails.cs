using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Metadata;

namespace FastEndpoints;

/// <summary>An error response by RFC 7807 with a list of errors.</summary>
public sealed class ProblemDetails : IResult, IEndpointMetadataProvider
{
    public ProblemDetails() { }

    public ProblemDetails(IReadOnlyList<ValidationFailure> failures, int? statusCode = null)
        : this(failures, null!, null!, statusCode ?? Cfg.ErrOpts.StatusCode) { }

    public ProblemDetails(IReadOnlyList<ValidationFailure> failures, string instance, string traceId, int statusCode)
    {
        Status = statusCode;
        Instance = instance;
        TraceId = traceId;
        Errors = Distinct(failures.Select(failure => new Error(failure)));
        Detail = Cfg.ErrOpts.ProblemDetailsConf.DetailTransformer?.Invoke(this);
    }

    [DefaultValue("https://www.rfc-editor.org/rfc/rfc7231#section-6.5.1")]
    public string Type => Cfg.ErrOpts.ProblemDetailsConf.TypeTransformer(this);

    [DefaultValue("One or more validation errors occurred.")]
    public string Title => Cfg.ErrOpts.ProblemDetailsConf.TitleTransformer(this);

    [DefaultValue(400)]
    public int Status { get; set; }

    [DefaultValue("/api/route")]
    public string Instance { get; set; } = null!;

    [DefaultValue("0HMPNHL0JHL76:00000001")]
    public string TraceId { get; set; } = null!;

    /// <summary>Filled when there is only one error.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; set; }

    public IEnumerable<Error> Errors { get; set; } = null!;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (string.IsNullOrEmpty(TraceId))
            TraceId = httpContext.TraceIdentifier;
        if (string.IsNullOrEmpty(Instance))
            Instance = httpContext.Request.Path;
        return httpContext.Response.SendAsync(this, Status);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(
            new DefaultProduces(typeof(ProblemDetails), Cfg.ErrOpts.StatusCode, [Cfg.ErrOpts.ContentType])
        );
    }

    static Error[] Distinct(IEnumerable<Error> errors) =>
        Cfg.ErrOpts.ProblemDetailsConf.AllowDuplicateErrors
            ? errors.ToArray()
            : errors.DistinctBy(error => error.Name, StringComparer.Ordinal).ToArray();

    /// <summary>One error of a request.</summary>
    public sealed class Error
    {
        public Error() { }

        public Error(ValidationFailure failure)
        {
            Name = FieldNames.OnTheWire(failure.PropertyName);
            Reason = failure.ErrorMessage;
            if (Cfg.ErrOpts.ProblemDetailsConf.IndicateErrorCode)
                Code = failure.ErrorCode;
            if (Cfg.ErrOpts.ProblemDetailsConf.IndicateErrorSeverity)
                Severity = failure.Severity.ToString();
        }

        [DefaultValue("Error or field name")]
        public string Name { get; set; } = null!;

        [DefaultValue("Error reason")]
        public string Reason { get; set; } = null!;

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Code { get; set; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Severity { get; set; }
    }
}
