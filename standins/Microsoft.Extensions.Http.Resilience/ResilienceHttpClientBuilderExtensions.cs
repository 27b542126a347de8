using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds resilience to HTTP clients.</summary>
public static class ResilienceHttpClientBuilderExtensions
{
    /// <summary>Adds the standard pipeline, its options read from a section.</summary>
    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(
        this IHttpClientBuilder builder,
        IConfigurationSection section
    ) => builder.AddStandardResilienceHandler().Configure(section);

    /// <summary>Adds the standard pipeline with changed options.</summary>
    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(
        this IHttpClientBuilder builder,
        Action<HttpStandardResilienceOptions> configure
    ) => builder.AddStandardResilienceHandler().Configure(configure);

    /// <summary>
    /// Adds the standard pipeline: rate limiter, total timeout, retries, circuit breaker, timeout of each attempt.
    /// </summary>
    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var name = string.IsNullOrEmpty(builder.Name) ? "standard" : $"{builder.Name}-standard";
        builder.Services.AddOptionsWithValidateOnStart<HttpStandardResilienceOptions, StandardResilienceValidator>(
            name
        );
        builder.Services.TryAddSingleton<StandardPipelines>();
        builder.AddHttpMessageHandler(services =>
        {
            var pipelines = services.GetRequiredService<StandardPipelines>();
            var selection = services.GetRequiredService<IOptionsMonitor<PipelineSelection>>().Get(name);
            return new ResilienceHandler(request => pipelines.Get(name, selection.Key(request)));
        });

        // The pipeline's timeouts apply instead; the client's own would cut all attempts short.
        builder.ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan);
        return new StandardPipelineBuilder(name, builder.Services);
    }

    /// <summary>Removes the resilience handlers that were added so far, such as those of the defaults.</summary>
    [Experimental("EXTEXP0001", UrlFormat = "https://aka.ms/dotnet-extensions-warnings/{0}")]
    public static IHttpClientBuilder RemoveAllResilienceHandlers(this IHttpClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ConfigureAdditionalHttpMessageHandlers(
            (handlers, _) =>
            {
                foreach (var handler in handlers.OfType<ResilienceHandler>().ToList())
                {
                    handlers.Remove(handler);
                }
            }
        );
    }

    private sealed record StandardPipelineBuilder(string PipelineName, IServiceCollection Services)
        : IHttpStandardResiliencePipelineBuilder;
}
