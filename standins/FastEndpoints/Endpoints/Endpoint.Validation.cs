using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using FluentValidation;

namespace FastEndpoints;

public abstract partial class Endpoint<TRequest, TResponse> : IValidationErrors<TRequest>
{
    public bool ValidationFailed => ValidationFailures.Count > 0;

    public void AddError(ValidationFailure failure) => ValidationFailures.Add(failure, Definition.BodyPrefix);

    public void AddError(string message, string? errorCode = null, Severity severity = Severity.Error) =>
        ValidationFailures.Add(Failures.General(message, errorCode, severity));

    public void AddError(
        Expression<Func<TRequest, object?>> property,
        string errorMessage,
        string? errorCode = null,
        Severity severity = Severity.Error
    ) => AddError(Failures.Of(property, errorMessage, errorCode, severity));

    [DoesNotReturn]
    public void ThrowError(ValidationFailure failure, int? statusCode = null)
    {
        failure.PropertyName ??= Cfg.ErrOpts.GeneralErrorsField;
        AddError(failure);
        throw ValidationFailures.Thrown(statusCode);
    }

    [DoesNotReturn]
    public void ThrowError(string message, int? statusCode = null)
    {
        AddError(message);
        throw ValidationFailures.Thrown(statusCode);
    }

    [DoesNotReturn]
    public void ThrowError(string message, string errorCode, Severity severity = Severity.Error, int? statusCode = null)
    {
        AddError(message, errorCode, severity);
        throw ValidationFailures.Thrown(statusCode);
    }

    [DoesNotReturn]
    public void ThrowError(Expression<Func<TRequest, object?>> property, string errorMessage, int? statusCode = null)
    {
        AddError(property, errorMessage);
        throw ValidationFailures.Thrown(statusCode);
    }

    [DoesNotReturn]
    public void ThrowError(
        Expression<Func<TRequest, object?>> property,
        string errorMessage,
        string errorCode,
        Severity severity = Severity.Error,
        int? statusCode = null
    )
    {
        AddError(property, errorMessage, errorCode, severity);
        throw ValidationFailures.Thrown(statusCode);
    }

    public void ThrowIfAnyErrors(int? statusCode = null)
    {
        if (ValidationFailed)
            throw ValidationFailures.Thrown(statusCode);
    }
}
