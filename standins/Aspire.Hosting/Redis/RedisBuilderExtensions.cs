using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;

namespace Aspire.Hosting;

/// <summary>Adds Redis servers.</summary>
public static class RedisBuilderExtensions
{
    private const int ServerPort = 6379;

    /// <summary>Adds a server on a port.</summary>
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder,
        string name,
        int? port
    ) => builder.AddRedis(name, port, null);

    /// <summary>Adds a server; its password is made up and kept unless given.</summary>
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder,
        string name,
        int? port = null,
        IResourceBuilder<ParameterResource>? password = null
    )
    {
        // Special characters could be taken for parts of the connection string.
        var secret =
            password?.Resource
            ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(
                builder,
                $"{name}-password",
                special: false
            );
        var server = new RedisResource(name, secret);
        var check = $"{name}_check";
        builder.AddCheck(check, _ => new RedisCheck(server));
        return builder
            .AddResource(server)
            .FromImage("library/redis", "8.6")
            .WithEndpoint(port, ServerPort, "redis", RedisResource.PrimaryEndpointName)
            .WithEnvironment("REDIS_PASSWORD", builder.CreateResourceBuilder(secret))
            .WithHealthCheck(check);
    }
}
