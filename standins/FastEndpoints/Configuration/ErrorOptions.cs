namespace FastEndpoints;

/// <summary>How validation failures are answered.</summary>
public sealed class ErrorOptions
{
    internal ProblemDetailsConfig ProblemDetailsConf { get; } = new();

    /// <summary>The status code of validation failures that name none.</summary>
    public int StatusCode { internal get; set; } = 400;

    /// <summary>The content type of error responses.</summary>
    public string ContentType { internal get; set; } = "application/problem+json";

    /// <summary>The error type documented for endpoints with a validator; null documents none.</summary>
    public Type? ProducesMetadataType { internal get; set; } = typeof(ErrorResponse);

    /// <summary>The field that errors are filed under when they concern no property.</summary>
    public string GeneralErrorsField { internal get; set; } = "GeneralErrors";

    /// <summary>Makes the body of an error response.</summary>
    public Func<List<ValidationFailure>, HttpContext, int, object> ResponseBuilder { internal get; set; } =
        (failures, _, statusCode) => new ErrorResponse(failures, statusCode);

    /// <summary>Errors are sent as <see cref="ProblemDetails" /> instead of <see cref="ErrorResponse" />.</summary>
    public void UseProblemDetails(Action<ProblemDetailsConfig>? config = null)
    {
        config?.Invoke(ProblemDetailsConf);
        ProducesMetadataType = typeof(ProblemDetails);
        ResponseBuilder = ProblemDetailsConf.ResponseBuilder;
    }

    /// <summary>What goes into <see cref="ProblemDetails" />.</summary>
    public sealed class ProblemDetailsConfig
    {
        /// <summary>Makes the body of an error response.</summary>
        public Func<List<ValidationFailure>, HttpContext, int, object> ResponseBuilder { internal get; set; } =
            (failures, context, statusCode) =>
                new ProblemDetails(failures, context.Request.Path, context.TraceIdentifier, statusCode);

        /// <summary>Title and type of each status code.</summary>
        public Dictionary<int, (string Title, string Url)> Map { get; } = ProblemTypes.ByStatusCode();

        /// <summary>The title of status codes that <see cref="Map" /> does not have.</summary>
        public string TitleValue { internal get; set; } = "One or more errors occurred.";

        public Func<ProblemDetails, string> TitleTransformer { internal get; set; } =
            problem =>
                Cfg.ErrOpts.ProblemDetailsConf.Map.TryGetValue(problem.Status, out var known)
                    ? known.Title
                    : Cfg.ErrOpts.ProblemDetailsConf.TitleValue;

        /// <summary>The type of status codes that <see cref="Map" /> does not have.</summary>
        public string TypeValue { internal get; set; } = "https://www.rfc-editor.org/rfc/rfc7231#section-6.5.1";

        public Func<ProblemDetails, string> TypeTransformer { internal get; set; } =
            problem =>
                Cfg.ErrOpts.ProblemDetailsConf.Map.TryGetValue(problem.Status, out var known)
                    ? known.Url
                    : Cfg.ErrOpts.ProblemDetailsConf.TypeValue;

        /// <summary>By default the detail is the reason of an only error.</summary>
        public Func<ProblemDetails, string?>? DetailTransformer { internal get; set; } =
            problem => problem.Errors.Take(2).ToArray() is [var only] ? only.Reason : null;

        /// <summary>Several errors of one name are all sent.</summary>
        public bool AllowDuplicateErrors { internal get; set; }

        /// <summary>The code of each error is sent.</summary>
        public bool IndicateErrorCode { get; set; }

        /// <summary>The severity of each error is sent.</summary>
        public bool IndicateErrorSeverity { get; set; }
    }
}
