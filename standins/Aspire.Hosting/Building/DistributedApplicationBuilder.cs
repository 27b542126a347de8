using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Describes a distributed application.</summary>
public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly EntryPointRun? _run = EntryPointRun.Current;

    /// <summary>For an AppHost with a command line.</summary>
    public DistributedApplicationBuilder(string[] args)
        : this(new DistributedApplicationOptions { Args = args }) { }

    /// <summary>For an AppHost with options.</summary>
    public DistributedApplicationBuilder(DistributedApplicationOptions options)
        : this(options, new HostApplicationBuilderSettings { Configuration = new ConfigurationManager() }) { }

    private DistributedApplicationBuilder(
        DistributedApplicationOptions options,
        HostApplicationBuilderSettings settings
    )
    {
        _run?.Prepare(options, settings);
        Options = options;
        Project = new AppHostProject(options);
        settings.Args = options.Args;
        settings.ContentRootPath ??= Project.Directory;
        settings.ApplicationName ??= Project.Name;
        _host = new HostApplicationBuilder(settings);
        ExecutionContext = new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run);
        AddDefaults();
        AppHostServices.Add(this);
    }

    /// <inheritdoc />
    public ConfigurationManager Configuration => _host.Configuration;

    /// <inheritdoc />
    public string AppHostDirectory => Project.Directory;

    /// <inheritdoc />
    public Assembly? AppHostAssembly => Project.Assembly;

    /// <inheritdoc />
    public IHostEnvironment Environment => _host.Environment;

    /// <inheritdoc />
    public IServiceCollection Services => _host.Services;

    /// <inheritdoc />
    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    /// <inheritdoc />
    public DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <inheritdoc />
    public IResourceCollection Resources { get; } = new ResourceCollection();

    internal DistributedApplicationOptions Options { get; }

    internal AppHostProject Project { get; }

    internal HostApplicationBuilder Host => _host;

    /// <inheritdoc />
    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (Resources.TryGetByName(resource.Name, out var existing))
        {
            throw new DistributedApplicationException(
                $"Cannot add resource of type '{resource.GetType()}' with name '{resource.Name}' because resource of type '{existing.GetType()}' with that name already exists. Resource names are case-insensitive."
            );
        }

        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    /// <inheritdoc />
    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, resource);

    /// <inheritdoc />
    public DistributedApplication Build()
    {
        _run?.Building(this);
        var application = new DistributedApplication(_host.Build(), _run);
        _run?.Built(application);
        return application;
    }

    internal static DistributedApplicationBuilder ForTest(
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure
    )
    {
        var options = new DistributedApplicationOptions { Args = args };
        var settings = new HostApplicationBuilderSettings { Configuration = new ConfigurationManager() };
        configure(options, settings);
        TestDefaults.Apply(options, settings, new AppHostProject(options));
        return new DistributedApplicationBuilder(options, settings);
    }

    private void AddDefaults()
    {
        var known = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AppHost:Directory"] = Project.Directory,
            ["AppHost:Path"] = Path.Combine(Project.Directory, Project.Name),
            ["AppHost:Sha256"] = Project.Sha256,
        };
        Configuration.AddInMemoryCollection(known);
        if (UserSecrets.Of(AppHostAssembly) is { } secrets)
        {
            // Also outside of Development: passwords of kept data must be found again. Anything more specific overrides them.
            var file = new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource
            {
                Path = secrets.Path,
                Optional = true,
            };
            file.ResolveFileProvider();
            Configuration.Sources.Insert(0, file);
        }
    }
}

internal sealed class ResourceBuilder<T>(IDistributedApplicationBuilder builder, T resource) : IResourceBuilder<T>
    where T : IResource
{
    public IDistributedApplicationBuilder ApplicationBuilder { get; } = builder;

    public T Resource { get; } = resource;

    public IResourceBuilder<T> WithAnnotation<TAnnotation>(
        TAnnotation annotation,
        ResourceAnnotationMutationBehavior behavior = ResourceAnnotationMutationBehavior.Append
    )
        where TAnnotation : IResourceAnnotation
    {
        if (behavior == ResourceAnnotationMutationBehavior.Replace)
        {
            foreach (var old in Resource.Annotations.OfType<TAnnotation>().ToArray())
            {
                Resource.Annotations.Remove(old);
            }
        }

        Resource.Annotations.Add(annotation);
        return this;
    }
}
