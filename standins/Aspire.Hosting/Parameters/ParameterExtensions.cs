using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Adds parameters and connection strings from outside.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>A parameter that configuration must give (<c>Parameters:name</c>).</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        bool secret = false
    ) => builder.AddResource(FromConfiguration(builder, name, secret));

    /// <summary>A parameter with a value, whatever configuration says.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        string value,
        bool publishValueAsDefault = false,
        bool secret = false
    ) => builder.AddParameter(name, () => value, publishValueAsDefault, secret);

    /// <summary>A parameter with a value, whatever configuration says.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        Func<string> valueGetter,
        bool publishValueAsDefault = false,
        bool secret = false
    )
    {
        if (publishValueAsDefault && secret)
        {
            throw new ArgumentException(
                "A parameter cannot be both secret and published as a default.",
                nameof(secret)
            );
        }

        var parameter = new ParameterResource(
            name,
            parameterDefault => parameterDefault?.GetDefaultValue() ?? valueGetter(),
            secret
        );
        if (publishValueAsDefault)
        {
            parameter.Default = new PublishedDefault(valueGetter);
        }

        return builder.AddResource(parameter);
    }

    /// <summary>A parameter with a made-up value, kept in user secrets when <paramref name="persist"/> is set.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        ParameterDefault value,
        bool secret = false,
        bool persist = false
    )
    {
        var parameter = FromConfiguration(builder, name, secret);
        parameter.Default = persist ? Kept(builder, parameter, value) : value;
        return builder.AddResource(parameter);
    }

    /// <summary>A parameter found under another configuration key.</summary>
    public static IResourceBuilder<ParameterResource> AddParameterFromConfiguration(
        this IDistributedApplicationBuilder builder,
        string name,
        string configurationKey,
        bool secret = false
    ) => builder.AddResource(FromConfiguration(builder, name, secret, configurationKey));

    /// <summary>A secret with a made-up value, kept in user secrets.</summary>
    public static ParameterResource CreateDefaultPasswordParameter(
        IDistributedApplicationBuilder builder,
        string name,
        bool lower = true,
        bool upper = true,
        bool numeric = true,
        bool special = true,
        int minLower = 0,
        int minUpper = 0,
        int minNumeric = 0,
        int minSpecial = 0
    )
    {
        var parameter = FromConfiguration(builder, name, secret: true);
        var generated = new GenerateParameterDefault
        {
            MinLength = 22,
            Lower = lower,
            Upper = upper,
            Numeric = numeric,
            Special = special,
            MinLower = minLower,
            MinUpper = minUpper,
            MinNumeric = minNumeric,
            MinSpecial = minSpecial,
        };
        parameter.Default = Kept(builder, parameter, generated);
        return parameter;
    }

    /// <summary>A connection string that configuration gives (<c>ConnectionStrings:name</c>).</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(
        this IDistributedApplicationBuilder builder,
        string name,
        string? environmentVariableName = null
    )
    {
        var key = $"ConnectionStrings:{name}";
        return builder.AddResource(
            new ConnectionStringParameterResource(
                name,
                _ => builder.Configuration[key] ?? throw Missing(name, key),
                environmentVariableName
            )
        );
    }

    private static ParameterResource FromConfiguration(
        IDistributedApplicationBuilder builder,
        string name,
        bool secret,
        string? configurationKey = null
    )
    {
        var key = configurationKey ?? $"Parameters:{name}";
        return new ParameterResource(
            name,
            parameterDefault =>
                Configured(builder.Configuration, key)
                ?? parameterDefault?.GetDefaultValue()
                ?? throw Missing(name, key),
            secret
        );
    }

    // Environment variables cannot hold dashes: Parameters__pg_password gives "pg-password".
    private static string? Configured(IConfiguration configuration, string key) =>
        configuration[key] ?? configuration[key.Replace('-', '_')];

    private static MissingParameterValueException Missing(string name, string key) =>
        new(
            $"Parameter resource could not be used because configuration key '{key}' is missing and the Parameter '{name}' has no default value."
        );

    private static ParameterDefault Kept(
        IDistributedApplicationBuilder builder,
        ParameterResource parameter,
        ParameterDefault value
    ) =>
        builder.ExecutionContext.IsRunMode && UserSecrets.Of(builder.AppHostAssembly) is { } secrets
            ? new KeptDefault(secrets, $"Parameters:{parameter.Name}", value)
            : value;

    private sealed class PublishedDefault(Func<string> value) : ParameterDefault
    {
        public override string GetDefaultValue() => value();
    }
}

internal sealed class KeptDefault(UserSecrets secrets, string key, ParameterDefault inner) : ParameterDefault
{
    public ParameterDefault Inner { get; } = inner;

    public override string GetDefaultValue() => secrets.GetOrAdd(key, Inner.GetDefaultValue);
}

internal sealed class ConnectionStringParameterResource : ParameterResource, IResourceWithConnectionString
{
    public ConnectionStringParameterResource(
        string name,
        Func<ParameterDefault?, string> callback,
        string? environmentVariableName
    )
        : base(name, callback, secret: true)
    {
        ConnectionStringEnvironmentVariable = environmentVariableName;
        IsConnectionString = true;
    }

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{new Value(this)}");

    public string? ConnectionStringEnvironmentVariable { get; }

    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        GetValueAsync(cancellationToken);

    private sealed class Value(ConnectionStringParameterResource owner) : IValueProvider, IManifestExpressionProvider
    {
        public string ValueExpression => $"{{{owner.Name}.connectionString}}";

        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
            owner.GetValueAsync(cancellationToken);
    }
}
