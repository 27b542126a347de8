using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Configures a client's standard pipeline.</summary>
public interface IHttpStandardResiliencePipelineBuilder
{
    /// <summary>The pipeline's name, which is also that of its options.</summary>
    string PipelineName { get; }

    /// <summary>The application's services.</summary>
    IServiceCollection Services { get; }
}

/// <summary>Configures a client's standard pipeline.</summary>
public static class HttpStandardResiliencePipelineBuilderExtensions
{
    /// <summary>Reads the options from a section, which must not be empty nor have unknown keys.</summary>
    public static IHttpStandardResiliencePipelineBuilder Configure(
        this IHttpStandardResiliencePipelineBuilder builder,
        IConfigurationSection section
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        if (!section.GetChildren().Any())
        {
            throw new ArgumentException("Configuration section cannot be empty.", nameof(section));
        }

        builder.Services.Configure<HttpStandardResilienceOptions>(
            builder.PipelineName,
            section,
            binder => binder.ErrorOnUnknownConfiguration = true
        );
        return builder;
    }

    /// <summary>Changes the options.</summary>
    public static IHttpStandardResiliencePipelineBuilder Configure(
        this IHttpStandardResiliencePipelineBuilder builder,
        Action<HttpStandardResilienceOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.Configure((options, _) => configure(options));
    }

    /// <summary>Changes the options with the help of other services.</summary>
    public static IHttpStandardResiliencePipelineBuilder Configure(
        this IHttpStandardResiliencePipelineBuilder builder,
        Action<HttpStandardResilienceOptions, IServiceProvider> configure
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<HttpStandardResilienceOptions>(builder.PipelineName).Configure(configure);
        return builder;
    }

    /// <summary>Gives every scheme, host and port a pipeline, so that one failing server does not block others.</summary>
    public static IHttpStandardResiliencePipelineBuilder SelectPipelineByAuthority(
        this IHttpStandardResiliencePipelineBuilder builder
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<PipelineSelection>(
            builder.PipelineName,
            selection =>
                selection.Key = request =>
                    request.RequestUri?.GetLeftPart(UriPartial.Authority)
                    ?? throw new InvalidOperationException("The request has no URI to select a pipeline by.")
        );
        return builder;
    }
}
