using System.Diagnostics;
using System.Net.Sockets;
using Polly;
using Polly.Retry;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Aspire.RabbitMQ.Client;

/// <summary>Makes the connection, trying again while the server is not there yet.</summary>
internal static class Connecting
{
    public const string ActivitySourceName = "Aspire.RabbitMQ.Client";

    private static readonly ActivitySource Source = new(ActivitySourceName);

    public static IConnection Connect(IConnectionFactory factory, int retries)
    {
        using var activity = Start("rabbitmq connect", factory.Uri);

        // The container makes singletons synchronously; there is no asynchronous way to resolve one.
        return Retrying(retries)
            .ExecuteAsync(async cancellation => await Attempt(factory, cancellation))
            .AsTask()
            .GetAwaiter()
            .GetResult();
    }

    private static ResiliencePipeline Retrying(int retries)
    {
        var pipeline = new ResiliencePipelineBuilder();
        if (retries > 0)
        {
            pipeline.AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder()
                        .Handle<SocketException>()
                        .Handle<BrokerUnreachableException>(),
                    BackoffType = DelayBackoffType.Exponential,
                    MaxRetryAttempts = retries,
                    Delay = TimeSpan.FromSeconds(1),
                }
            );
        }

        return pipeline.Build();
    }

    private static async Task<IConnection> Attempt(IConnectionFactory factory, CancellationToken cancellation)
    {
        using var activity = Start("rabbitmq connect attempt", factory.Uri);
        activity?.SetTag("messaging.operation", "connect");
        try
        {
            return await factory.CreateConnectionAsync(cancellation);
        }
        catch (Exception exception)
        {
            activity?.SetTag("exception.message", exception.Message);
            activity?.SetTag("exception.stacktrace", exception.ToString());
            activity?.SetTag("exception.type", exception.GetType().FullName);
            activity?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private static Activity? Start(string name, Uri server)
    {
        var activity = Source.StartActivity(name, ActivityKind.Client);
        activity?.SetTag("server.address", server.Host);
        activity?.SetTag("server.port", server.Port);
        activity?.SetTag("messaging.system", "rabbitmq");
        return activity;
    }
}
