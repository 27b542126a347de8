using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;

namespace Aspire.Hosting;

/// <summary>Adds RabbitMQ brokers.</summary>
public static class RabbitMQBuilderExtensions
{
    private const int ServerPort = 5672;
    private const int ManagementPort = 15672;
    private const string DataFolder = "/var/lib/rabbitmq";

    /// <summary>Adds a broker; its password is made up and kept unless given.</summary>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null
    )
    {
        // Special characters would have to be escaped in the connection string, which not every client does.
        var secret =
            password?.Resource
            ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(
                builder,
                $"{name}-password",
                special: false
            );
        var broker = new RabbitMQServerResource(name, userName?.Resource, secret);
        var check = $"{name}_check";
        builder.AddCheck(check, _ => new RabbitMQCheck(broker));
        return builder
            .AddResource(broker)
            .FromImage("library/rabbitmq", "4.2")
            .WithEndpoint(port, ServerPort, name: RabbitMQServerResource.PrimaryEndpointName)
            .WithEnvironment("RABBITMQ_DEFAULT_USER", broker.UserNameReference)
            .WithEnvironment("RABBITMQ_DEFAULT_PASS", builder.CreateResourceBuilder(secret))
            .WithHealthCheck(check);
    }

    /// <summary>Keeps the data in a volume.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder,
        string? name = null,
        bool isReadOnly = false
    ) => builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), DataFolder, isReadOnly);

    /// <summary>Adds the management plug-in on a free port.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(
        this IResourceBuilder<RabbitMQServerResource> builder
    ) => builder.WithManagementPlugin(port: null);

    /// <summary>Adds the management plug-in on a port.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(
        this IResourceBuilder<RabbitMQServerResource> builder,
        int? port
    )
    {
        if (!builder.Resource.ManagementEndpoint.Exists)
        {
            var image = ContainerResourceBuilderExtensions.Image(builder.Resource);
            image.Tag += "-management";
            builder.WithHttpEndpoint(port, ManagementPort, RabbitMQServerResource.ManagementEndpointName);
        }
        else if (port is not null)
        {
            builder.WithEndpoint(RabbitMQServerResource.ManagementEndpointName, e => e.Port = port);
        }

        return builder;
    }
}
