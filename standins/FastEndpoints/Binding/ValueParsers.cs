using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace FastEndpoints;

/// <summary>Turns the text of route, query, form, header and claim values into property values.</summary>
/// <remarks>Each type's parser is put together once; what runs per request is a typed delegate.</remarks>
sealed class ValueParsers
{
    delegate bool TryParse<T>(string? text, out T value);

    delegate bool TryParseCulture<T>(string? text, IFormatProvider? provider, out T value);

    readonly ConcurrentDictionary<Type, Func<StringValues, ParseResult>> parsers = new();

    internal void Register(Type type, Func<StringValues, ParseResult> parser) => parsers[Underlying(type)] = parser;

    internal Func<StringValues, ParseResult> For(Type type) => parsers.GetOrAdd(Underlying(type), Create);

    static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    static Func<StringValues, ParseResult> Create(Type type)
    {
        if (type == typeof(string) || type == typeof(StringSegment))
            return raw => new(isSuccess: true, raw.ToString());
        if (type == typeof(Uri))
            return raw => new(Uri.TryCreate(raw, UriKind.Absolute, out var uri), uri);
        if (type.IsEnum)
            return Generic(nameof(EnumParser), type);
        return FromTryParse(type) ?? FromJson(type);
    }

    static Func<StringValues, ParseResult>? FromTryParse(Type type)
    {
        const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static;
        var result = type.MakeByRefType();
        var plain = type.GetMethod("TryParse", PublicStatic, [typeof(string), result]);
        if (plain?.ReturnType == typeof(bool))
            return Generic(nameof(PlainParser), type, plain);
        var culture = type.GetMethod("TryParse", PublicStatic, [typeof(string), typeof(IFormatProvider), result]);
        return plain is null && culture?.ReturnType == typeof(bool)
            ? Generic(nameof(CultureParser), type, culture)
            : null;
    }

    static Func<StringValues, ParseResult> FromJson(Type type)
    {
        if (type == typeof(byte[]))
            return JsonValues.ParseBase64;
        var isCollection = type.IsAssignableTo(typeof(IEnumerable)) && !type.IsAssignableTo(typeof(IDictionary));
        return isCollection ? raw => JsonValues.ParseCollection(raw, type) : raw => JsonValues.ParseObject(raw, type);
    }

    static Func<StringValues, ParseResult> Generic(string method, Type type, params object[] arguments) =>
        (Func<StringValues, ParseResult>)
            typeof(ValueParsers)
                .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type)
                .Invoke(null, arguments)!;

    static Func<StringValues, ParseResult> EnumParser<T>()
        where T : struct, Enum =>
        raw =>
            Enum.TryParse<T>(raw, ignoreCase: true, out var value)
            && (Cfg.BndOpts.AllowUndefinedEnumValues || Enum.IsDefined(value))
                ? new(isSuccess: true, value)
                : new(isSuccess: false, default(T));

    static Func<StringValues, ParseResult> PlainParser<T>(MethodInfo method)
    {
        var tryParse = method.CreateDelegate<TryParse<T>>();
        return raw => new(tryParse(raw, out var value), value);
    }

    static Func<StringValues, ParseResult> CultureParser<T>(MethodInfo method)
    {
        var tryParse = method.CreateDelegate<TryParseCulture<T>>();
        return raw => new(tryParse(raw, provider: null, out var value), value);
    }
}
