using System.Diagnostics;
using Aspire.Hosting.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using StandIns.Tests.Servers;

namespace StandIns.Tests.Integrations;

public sealed class RabbitMQClientTests
{
    [Fact]
    public void Factory_is_made_of_section_connection_string_and_delegate()
    {
        var builder = Builder(
            new(StringComparer.Ordinal)
            {
                ["Aspire:RabbitMQ:Client:ConnectionFactory:ClientProvidedName"] = "me",
                ["Aspire:RabbitMQ:Client:mq:ConnectionFactory:UserName"] = "overruled",
                ["ConnectionStrings:mq"] = "amqp://keeper:p%20w@127.0.0.1:5999/v",
            }
        );
        builder.AddRabbitMQClient(
            "mq",
            configureConnectionFactory: factory => factory.RequestedHeartbeat = TimeSpan.FromSeconds(7)
        );
        using var host = builder.Build();

        var factory = Assert.IsType<ConnectionFactory>(host.Services.GetRequiredService<IConnectionFactory>());

        Assert.Equal("me", factory.ClientProvidedName);
        Assert.Equal("keeper", factory.UserName);
        Assert.Equal("p w", factory.Password);
        Assert.Equal(5999, factory.Endpoint.Port);
        Assert.Equal("v", factory.VirtualHost);
        Assert.Equal(TimeSpan.FromSeconds(7), factory.RequestedHeartbeat);
    }

    [Fact]
    public async Task Connecting_is_tried_again_as_often_as_set()
    {
        var attempts = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Aspire.RabbitMQ.Client",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (
                    activity.OperationName == "rabbitmq connect attempt"
                    && 1.Equals(activity.GetTagItem("server.port"))
                )
                {
                    Interlocked.Increment(ref attempts);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var builder = Builder(
            new(StringComparer.Ordinal)
            {
                ["Aspire:RabbitMQ:Client:MaxConnectRetryCount"] = "1",
                ["ConnectionStrings:mq"] = "amqp://127.0.0.1:1",
            }
        );
        builder.AddRabbitMQClient("mq");
        using var host = builder.Build();

        Assert.Throws<BrokerUnreachableException>(() => host.Services.GetRequiredService<IConnection>());
        Assert.Equal(2, attempts);

        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.IsType<BrokerUnreachableException>(health.Entries["RabbitMQ.Client"].Exception);
    }

    [Fact]
    public async Task Health_check_tells_whether_the_server_answers()
    {
        using var scratch = new Scratch();
        var spec = Scratch.Spec(ServerKind.RabbitMQ, password: "secret") with { ManagementPort = null };
        var builder = Builder(
            new(StringComparer.Ordinal)
            {
                ["ConnectionStrings:mq"] = $"amqp://{spec.UserName}:secret@127.0.0.1:{spec.Port}",
            }
        );
        builder.AddRabbitMQClient("mq", settings => settings.DisableAutoActivation = false);
        using var host = builder.Build();
        var health = host.Services.GetRequiredService<HealthCheckService>();

        await using (await scratch.StartAsync(spec))
        {
            await host.StartAsync();
            var connection = host.Services.GetRequiredService<IConnection>();
            await using var channel = await connection.CreateChannelAsync();
            await channel.QueueDeclareAsync("q");
            var up = await health.CheckHealthAsync();
            Assert.Equal(HealthStatus.Healthy, up.Entries["RabbitMQ.Client"].Status);
        }

        var down = await health.CheckHealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, down.Entries["RabbitMQ.Client"].Status);
        await host.StopAsync();
    }

    private static HostApplicationBuilder Builder(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging();
        return builder;
    }
}
