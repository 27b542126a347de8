using System.Reflection;

namespace FastEndpoints;

public sealed partial class EndpointDefinition
{
    object? validator;
    Injection[]? injections;
    ResponseHeaders? responseHeaders;

    /// <summary>Binds the endpoint's requests.</summary>
    internal object? Binder { get; set; }

    internal bool HasExecuteAsync { get; init; }

    internal bool SeveralValidators { get; init; }

    internal bool ReturnsResult => ResDtoType.IsAssignableTo(typeof(IResult));

    internal bool IsDisposable { get; } = endpointType.IsAssignableTo(typeof(IDisposable));

    internal bool IsAsyncDisposable { get; } = endpointType.IsAssignableTo(typeof(IAsyncDisposable));

    internal bool RequiresAuthorization =>
        AllowedPermissions?.Count > 0
        || AllowedClaimTypes?.Count > 0
        || AllowedRoles?.Count > 0
        || AuthSchemeNames?.Count > 0
        || PolicyBuilder is not null
        || PreBuiltUserPolicies is not null;

    /// <summary>What validators put before the names of properties of a <see cref="FromBodyAttribute" /> property.</summary>
    internal string? BodyPrefix { get; } =
        Array.Find(
            requestDtoType.GetProperties(BindingFlags.Public | BindingFlags.Instance),
            property => property.IsDefined(typeof(FromBodyAttribute))
        )
            is { } body
            ? body.Name + "."
            : null;

    /// <summary>Properties of the endpoint that the container fills.</summary>
    internal Injection[] Injections =>
        injections ??= RequestShape
            .BindableProperties(EndpointType)
            .Select(property => new Injection(
                property.PropertyType,
                property.GetCustomAttribute<KeyedServiceAttribute>()?.Key,
                RequestShape.Setter(property)
            ))
            .ToArray();

    internal ResponseHeaders ResponseHeaders => responseHeaders ??= ResponseHeaders.Of(ResDtoType);

    internal object? GetValidator() =>
        validator ??= ValidatorType is null ? null : ServiceResolver.Instance.CreateSingleton(ValidatorType);

    internal sealed record Injection(Type Service, string? Key, Action<object, object?> Set);
}
