using System.Reflection;
using FluentValidation;

namespace FastEndpoints;

/// <summary>Finds the types that make up the application's endpoints.</summary>
static class Discovery
{
    static readonly string[] Foreign =
    [
        "Accessibility",
        "FastEndpoints",
        "FluentValidation",
        "Grpc",
        "JetBrains",
        "Microsoft",
        "Namotion",
        "Newtonsoft",
        "NJsonSchema",
        "NSwag",
        "NuGet",
        "PresentationCore",
        "PresentationFramework",
        "StackExchange",
        "System",
        "WindowsBase",
        "YamlDotNet",
        "mscorlib",
        "netstandard",
        "testhost",
    ];

    internal static IEnumerable<Type> FindTypes(EndpointDiscoveryOptions options)
    {
        var given = options.Assemblies?.ToArray() ?? [];
        if (options.DisableAutoDiscovery && given.Length == 0)
            throw new InvalidOperationException(
                $"If '{nameof(options.DisableAutoDiscovery)}' is true, a collection of assemblies must be provided!"
            );
        var searched = options.DisableAutoDiscovery ? given : given.Union(AppDomain.CurrentDomain.GetAssemblies());
        return searched
            .Where(options.AssemblyFilter ?? (_ => true))
            .Where(assembly => !assembly.IsDynamic && (given.Contains(assembly) || !IsForeign(assembly)))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => IsWanted(type, options));
    }

    static bool IsForeign(Assembly assembly) =>
        Array.Exists(Foreign, prefix => assembly.FullName!.StartsWith(prefix, StringComparison.Ordinal));

    static bool IsWanted(Type type, EndpointDiscoveryOptions options) =>
        type is { IsAbstract: false, IsInterface: false, IsGenericType: false }
        && !type.IsDefined(typeof(DontRegisterAttribute))
        && (
            type.IsAssignableTo(typeof(IEndpoint))
            || type.IsAssignableTo(typeof(ISummary))
            || type.IsAssignableTo(options.IncludeAbstractValidators ? typeof(IValidator) : typeof(IEndpointValidator))
        )
        && options.Filter?.Invoke(type) is not false;
}
