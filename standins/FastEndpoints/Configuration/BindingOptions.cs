using System.Text.Json;

namespace FastEndpoints;

/// <summary>How requests are bound.</summary>
public sealed class BindingOptions
{
    internal ValueParsers Parsers { get; } = new();

    /// <summary>Parameters other than JSON are named by the JSON naming policy.</summary>
    public bool UsePropertyNamingPolicy { get; set; }

    /// <summary>An empty value for a nullable property gives the type's default instead of null.</summary>
    public bool UseDefaultValuesForNullableProps { get; set; } = true;

    /// <summary>The message for a value that its property cannot hold: type, name and value in, message out.</summary>
    public Func<Type, string, StringValues, string> FailureMessage { internal get; set; } =
        (type, _, attempted) =>
            $"Value [{attempted}] is not valid for a [{(Nullable.GetUnderlyingType(type) ?? type).Name}] property!";

    /// <summary>Makes a validation failure of JSON that cannot be read; null lets the exception through.</summary>
    public Func<JsonException, ValidationFailure>? JsonExceptionTransformer { internal get; set; } =
        DescribeJsonFailure;

    /// <summary>The status code of answers to JSON that cannot be read.</summary>
    public int JsonExceptionStatusCode { internal get; set; } = 400;

    /// <summary>Makes a validation failure of any exception met while reading a form.</summary>
    public Func<Exception, ValidationFailure>? FormExceptionTransformer { internal get; set; }

    /// <summary>Runs on each request object after it was bound.</summary>
    public Action<object, Type, BinderContext, CancellationToken>? Modifier { internal get; set; }

    /// <summary>Numbers that the enum does not define are accepted in parameters.</summary>
    public bool AllowUndefinedEnumValues { internal get; set; }

    /// <summary>Parses parameters of this type instead of its own <c>TryParse</c>.</summary>
    public void ValueParserFor<T>(Func<StringValues, ParseResult> parser) => ValueParserFor(typeof(T), parser);

    /// <summary>Parses parameters of this type instead of its own <c>TryParse</c>.</summary>
    public void ValueParserFor(Type type, Func<StringValues, ParseResult> parser) => Parsers.Register(type, parser);

    static ValidationFailure DescribeJsonFailure(JsonException failure)
    {
        var parameter = failure as JsonBindException;
        var reason = parameter?.FailureMessage ?? failure.InnerException?.Message ?? failure.Message;
        var isWholeBody = failure.Path is null or "$" || failure.Path.StartsWith("$[", StringComparison.Ordinal);
        var field = isWholeBody ? parameter?.FieldName ?? Cfg.SerOpts.SerializerErrorsField : failure.Path![2..];
        return new ValidationFailure(field, reason);
    }
}
