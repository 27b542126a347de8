using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using FluentValidation;

namespace FastEndpoints;

/// <summary>Something that collects what is wrong with a request.</summary>
public interface IValidationErrors
{
    List<ValidationFailure> ValidationFailures { get; }

    bool ValidationFailed { get; }

    void AddError(ValidationFailure failure);

    void AddError(string message, string? errorCode = null, Severity severity = Severity.Error);

    void ThrowIfAnyErrors(int? statusCode = null);

    [DoesNotReturn]
    void ThrowError(ValidationFailure failure, int? statusCode = null);

    [DoesNotReturn]
    void ThrowError(string message, int? statusCode = null);

    [DoesNotReturn]
    void ThrowError(string message, string errorCode, Severity severity = Severity.Error, int? statusCode = null);
}

/// <summary>Something that collects what is wrong with a request of a known type.</summary>
public interface IValidationErrors<T> : IValidationErrors
{
    void AddError(
        Expression<Func<T, object?>> property,
        string errorMessage,
        string? errorCode = null,
        Severity severity = Severity.Error
    );

    [DoesNotReturn]
    void ThrowError(Expression<Func<T, object?>> property, string errorMessage, int? statusCode = null);

    [DoesNotReturn]
    void ThrowError(
        Expression<Func<T, object?>> property,
        string errorMessage,
        string errorCode,
        Severity severity = Severity.Error,
        int? statusCode = null
    );
}
