using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using FastEndpoints.OpenApi.Schemas;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi.Operations;

/// <summary>A parameter of an operation and what it is known from.</summary>
sealed record RequestParameter(
    string Name,
    ParameterLocation In,
    Type Type,
    bool IsRequired,
    PropertyInfo? Property,
    string[] Path
);

/// <summary>Which properties of a request are parameters, and which are the body.</summary>
sealed class RequestParts
{
    static readonly HashSet<string> HeadersOfHttp = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept",
        "Authorization",
        "Content-Type",
    };

    static readonly NullabilityInfoContext Nullability = new();

    readonly List<RequestParameter> parameters = [];
    readonly HashSet<string> outsideBody = new(StringComparer.Ordinal);
    readonly RouteTemplate route;
    readonly JsonSerializerOptions json;
    readonly bool hasNoBody;

    internal RequestParts(Type request, RouteTemplate route, string method, JsonSerializerOptions json)
    {
        this.route = route;
        this.json = json;
        hasNoBody = method is "GET" or "HEAD";
        var isList = request.IsAssignableTo(typeof(System.Collections.IEnumerable));
        if (request != typeof(EmptyRequest) && !isList)
        {
            foreach (var property in request.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                Sort(property);
        }

        foreach (var parameter in route.Parameters.Where(p => !parameters.Exists(known => IsRoute(known, p.Name))))
            AddParameter(parameter.Name, ParameterLocation.Path, parameter.Type, isRequired: true, property: null);
    }

    internal IReadOnlyList<RequestParameter> Parameters => parameters;

    /// <summary>JSON names of properties that the body does not have.</summary>
    internal IReadOnlySet<string> OutsideBody => outsideBody;

    /// <summary>The property that is the whole body.</summary>
    internal PropertyInfo? Body { get; private set; }

    internal bool HasBody => !hasNoBody;

    void Sort(PropertyInfo property)
    {
        if (IsHidden(property))
        {
            outsideBody.Add(JsonNames.Of(property, json));
            return;
        }

        if (property.IsDefined(typeof(FromBodyAttribute)))
        {
            Body = property;
            return;
        }

        if (IsOutsideBody(property))
            outsideBody.Add(JsonNames.Of(property, json));
    }

    static bool IsHidden(PropertyInfo property) =>
        property.IsDefined(typeof(HideFromDocsAttribute))
        || property.GetSetMethod() is null
        || property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.Always;

    /// <summary>Adds the parameters of the property, and tells whether the body can do without it.</summary>
    bool IsOutsideBody(PropertyInfo property)
    {
        var elsewhere = AddHeader(property);
        var claim = property.GetCustomAttribute<FromClaimAttribute>();
        elsewhere |= claim is { IsRequired: true } or { RemoveFromSchema: true };
        if (AddRoute(property))
            return true;
        if (!IsQuery(property, claim))
            return elsewhere;
        AddQuery(property, property.PropertyType, []);
        return true;
    }

    bool AddHeader(PropertyInfo property)
    {
        if (property.GetCustomAttribute<FromHeaderAttribute>() is not { } header)
            return false;
        var name = header.HeaderName ?? JsonNames.Of(property.Name, json);
        if (HeadersOfHttp.Contains(name))
            return true;
        AddParameter(name, ParameterLocation.Header, property.PropertyType, header.IsRequired, property);
        return header.IsRequired || header.RemoveFromSchema;
    }

    bool AddRoute(PropertyInfo property)
    {
        var name = property.GetCustomAttribute<BindFromAttribute>()?.Name ?? property.Name;
        var inRoute = route.Parameters.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (inRoute is null)
            return false;
        AddParameter(inRoute.Name, ParameterLocation.Path, property.PropertyType, isRequired: true, property);
        return true;
    }

    bool IsQuery(PropertyInfo property, FromClaimAttribute? claim)
    {
        if (property.IsDefined(typeof(FromHeaderAttribute)))
            return false;
        if (claim is not null)
            return !claim.IsRequired;
        if (property.GetCustomAttribute<DontBindAttribute>()?.BindingSources.HasFlag(Source.QueryParam) is true)
            return false;
        return hasNoBody || property.IsDefined(typeof(QueryParamAttribute), inherit: true);
    }

    /// <summary>The properties of a <see cref="FromQueryAttribute" /> object are parameters of their own.</summary>
    void AddQuery(PropertyInfo property, Type type, string[] above)
    {
        if (property.IsDefined(typeof(FromQueryAttribute)))
        {
            foreach (var inner in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                if (!IsHidden(inner))
                    AddNested(inner, [property.Name], string.Empty);
            }

            return;
        }

        var name = JsonNames.OfParameter(property, json);
        AddParameter(name, ParameterLocation.Query, type, IsRequired(property), property, above);
    }

    void AddNested(PropertyInfo property, string[] path, string prefix)
    {
        var name = prefix + JsonNames.OfParameter(property, json);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (!IsObject(type) || path.Length > 4)
        {
            AddParameter(name, ParameterLocation.Query, property.PropertyType, IsRequired(property), property, path);
            return;
        }

        foreach (var inner in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!IsHidden(inner))
                AddNested(inner, [.. path, property.Name], name + ".");
        }
    }

    static bool IsObject(Type type) =>
        type != typeof(string)
        && !type.IsPrimitive
        && !type.IsEnum
        && !type.IsAssignableTo(typeof(System.Collections.IEnumerable))
        && !Array.Exists(type.GetMethods(BindingFlags.Public | BindingFlags.Static), m => m.Name is "TryParse")
        && type != typeof(Uri);

    /// <summary>Neither nullable, nor with a default in the constructor, unless said to be required.</summary>
    static bool IsRequired(PropertyInfo property) =>
        property.GetCustomAttribute<DontBindAttribute>()?.IsRequired is true
        || (!IsNullable(property) && Defaults.OfConstructor(property) is null);

    static bool IsNullable(PropertyInfo property)
    {
        if (property.PropertyType.IsValueType)
            return Nullable.GetUnderlyingType(property.PropertyType) is not null;
        lock (Nullability)
            return Nullability.Create(property).WriteState == NullabilityState.Nullable;
    }

    void AddParameter(
        string name,
        ParameterLocation location,
        Type type,
        bool isRequired,
        PropertyInfo? property,
        string[]? above = null
    )
    {
        if (location == ParameterLocation.Path)
            name = JsonNames.Of(name, json);
        if (!parameters.Exists(p => p.In == location && p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            parameters.Add(
                new(name, location, type, isRequired, property, property is null ? [] : [.. above ?? [], property.Name])
            );
    }

    static bool IsRoute(RequestParameter known, string name) =>
        known.In == ParameterLocation.Path && known.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
