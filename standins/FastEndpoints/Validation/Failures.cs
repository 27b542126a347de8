using System.Globalization;
using System.Linq.Expressions;
using FluentValidation;

namespace FastEndpoints;

/// <summary>Makes and collects validation failures.</summary>
static class Failures
{
    internal static ValidationFailure General(string message, string? code, Severity severity) =>
        new(Cfg.ErrOpts.GeneralErrorsField, message) { ErrorCode = code, Severity = severity };

    internal static ValidationFailure Of<T>(
        Expression<Func<T, object?>> property,
        string message,
        string? code,
        Severity severity
    ) => new(Path(property.Body), message) { ErrorCode = code, Severity = severity };

    internal static ValidationFailureException Thrown(this List<ValidationFailure> failures, int? statusCode) =>
        new(failures, "ThrowError() called!") { StatusCode = statusCode };

    /// <summary>Adds a failure, named as seen from the body when the body is a property of the request.</summary>
    internal static void Add(this List<ValidationFailure> failures, ValidationFailure failure, string? bodyPrefix)
    {
        if (bodyPrefix is not null && failure.PropertyName.StartsWith(bodyPrefix, StringComparison.Ordinal))
            failure.PropertyName = failure.PropertyName[bodyPrefix.Length..];
        failures.Add(failure);
    }

    /// <summary><c>r => r.Guests[0].Name</c> is <c>Guests[0].Name</c>.</summary>
    internal static string Path(Expression expression) =>
        expression switch
        {
            MemberExpression { Expression: null or ParameterExpression } member => member.Member.Name,
            MemberExpression member => $"{Path(member.Expression!)}.{member.Member.Name}",
            BinaryExpression { NodeType: ExpressionType.ArrayIndex } item => Indexed(item.Left, item.Right),
            MethodCallExpression { Object: { } list, Method.Name: "get_Item", Arguments: [var index] } => Indexed(
                list,
                index
            ),
            UnaryExpression conversion => Path(conversion.Operand),
            _ => throw new NotSupportedException($"[{expression}] is not a supported expression type!"),
        };

    static string Indexed(Expression list, Expression index)
    {
        var value = Expression.Lambda<Func<object?>>(Expression.Convert(index, typeof(object))).Compile()();
        var text = value is string key ? $"\"{key}\"" : Convert.ToString(value, CultureInfo.CurrentCulture);
        return $"{Path(list)}[{text}]";
    }
}
