using System.Collections;
using System.Collections.Frozen;
using System.Reflection;

namespace FastEndpoints;

/// <summary>A property that one parameter fills.</summary>
sealed record BoundProperty(
    string Name,
    Type Type,
    Func<StringValues, ParseResult> Parse,
    Action<object, object?> Set,
    Source Disabled = default,
    bool IsRequired = false
);

/// <summary>The properties of a request type, sorted by what fills them.</summary>
sealed class RequestProperties
{
    readonly Dictionary<string, BoundProperty> parameters = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, BoundProperty> files = new(StringComparer.OrdinalIgnoreCase);
    readonly List<BoundProperty> headers = [];
    readonly List<BoundProperty> claims = [];
    readonly List<string> required = [];

    RequestProperties(Type request)
    {
        Factory = RequestShape.Factory(request);
        if (!request.IsAssignableTo(typeof(IEnumerable)) && request != typeof(EmptyRequest))
            AddAll(request);
        Parameters = parameters.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        FileCollections = files.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    internal Func<object> Factory { get; }

    /// <summary>Filled from route, query and form, by name.</summary>
    internal FrozenDictionary<string, BoundProperty> Parameters { get; }

    internal FrozenDictionary<string, BoundProperty> FileCollections { get; }

    internal IReadOnlyList<BoundProperty> Headers => headers;

    internal IReadOnlyList<BoundProperty> Claims => claims;

    /// <summary>Parameters without which the request is refused.</summary>
    internal IReadOnlyList<string> Required => required;

    internal BoundProperty? Body { get; private set; }

    internal NestedQuery? Query { get; private set; }

    internal static RequestProperties Of(Type request) => new(request);

    void AddAll(Type request)
    {
        var properties = RequestShape.BindableProperties(request).ToArray();
        if (properties.Length == 0 && !Cfg.EpOpts.AllowEmptyRequestDtos)
            throw new NotSupportedException(
                $"Only request types with publicly settable properties can be bound: [{request.FullName}]."
            );
        foreach (var property in properties)
            Add(property, request);
    }

    void Add(PropertyInfo property, Type request)
    {
        var name = FieldNames.OfParameter(property);
        var set = RequestShape.Setter(property);
        var source = property.GetCustomAttribute<DontBindAttribute>();
        if (source?.IsRequired is true)
            required.Add(name);

        if (property.PropertyType.IsAssignableTo(typeof(IEnumerable<IFormFile>)))
            files.Add(name, new(name, property.PropertyType, Unparsable, set));
        else if (property.IsDefined(typeof(FromBodyAttribute)))
            Body = OnlyOne(Body, new(name, property.PropertyType, Unparsable, set), nameof(FromBodyAttribute), request);
        else if (property.IsDefined(typeof(FromQueryAttribute)))
            Query = OnlyOne(Query, new(property, set), nameof(FromQueryAttribute), request);
        else if (!FromCaller(property, name, set))
            parameters.Add(name, Parsed(name, property, set) with { Disabled = source?.BindingSources ?? default });
    }

    /// <summary>True when nothing else may fill the property; an optional claim or header leaves that open.</summary>
    bool FromCaller(PropertyInfo property, string name, Action<object, object?> set)
    {
        if (property.GetCustomAttribute<FromClaimAttribute>() is { } claim)
        {
            claims.Add(Parsed(claim.ClaimType ?? name, property, set) with { IsRequired = claim.IsRequired });
            return claim.IsRequired;
        }

        if (property.GetCustomAttribute<FromHeaderAttribute>() is { } header)
        {
            headers.Add(Parsed(header.HeaderName ?? name, property, set) with { IsRequired = header.IsRequired });
            return header.IsRequired;
        }

        return false;
    }

    static BoundProperty Parsed(string name, PropertyInfo property, Action<object, object?> set) =>
        new(name, property.PropertyType, Cfg.BndOpts.Parsers.For(property.PropertyType), set);

    static T OnlyOne<T>(T? existing, T added, string attribute, Type request)
        where T : class =>
        existing is null
            ? added
            : throw new InvalidOperationException($"Only one [{attribute}] is allowed on [{request.FullName}].");

    static ParseResult Unparsable(StringValues raw) => new(isSuccess: false, value: null);
}
