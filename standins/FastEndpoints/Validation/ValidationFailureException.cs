namespace FastEndpoints;

/// <summary>Ends a request with an error response.</summary>
public sealed class ValidationFailureException : Exception
{
    public ValidationFailureException() { }

    public ValidationFailureException(string? message)
        : base(message) { }

    public ValidationFailureException(string? message, Exception? innerException)
        : base(message, innerException) { }

    public ValidationFailureException(IEnumerable<ValidationFailure> failures, string message)
        : base($"{message} - {failures.FirstOrDefault()?.ErrorMessage}") => Failures = failures;

    public IEnumerable<ValidationFailure>? Failures { get; init; }

    public int? StatusCode { get; internal init; }
}
