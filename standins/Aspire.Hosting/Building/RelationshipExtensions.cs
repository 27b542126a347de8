using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Shows a relation to another resource.</summary>
    public static IResourceBuilder<T> WithRelationship<T>(
        this IResourceBuilder<T> builder,
        IResource resource,
        string type
    )
        where T : IResource
    {
        var known = builder
            .Resource.Annotations.OfType<ResourceRelationshipAnnotation>()
            .Any(r => ReferenceEquals(r.Resource, resource) && r.Type == type);
        return known ? builder : builder.WithAnnotation(new ResourceRelationshipAnnotation(resource, type));
    }

    /// <summary>Shows the resource below another.</summary>
    public static IResourceBuilder<T> WithParentRelationship<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> parent
    )
        where T : IResource => builder.WithParentRelationship(parent.Resource);

    /// <summary>Shows the resource below another.</summary>
    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResource parent)
        where T : IResource => builder.WithRelationship(parent, "Parent");

    /// <summary>Starts the resource only when someone asks for it.</summary>
    public static IResourceBuilder<T> WithExplicitStart<T>(this IResourceBuilder<T> builder)
        where T : IResource => builder.WithAnnotation(new ExplicitStartupAnnotation());

    /// <summary>Leaves the resource out of what is published.</summary>
    public static IResourceBuilder<T> ExcludeFromManifest<T>(this IResourceBuilder<T> builder)
        where T : IResource =>
        builder.WithAnnotation(ManifestPublishingCallbackAnnotation.Ignore, ResourceAnnotationMutationBehavior.Replace);
}

/// <summary>Describes containers.</summary>
public static class ContainerResourceBuilderExtensions
{
    /// <summary>Says how long the container lives. Servers of this AppHost end with it whatever is said; their volumes stay.</summary>
    public static IResourceBuilder<T> WithLifetime<T>(this IResourceBuilder<T> builder, ContainerLifetime lifetime)
        where T : ContainerResource =>
        builder.WithAnnotation(
            new ContainerLifetimeAnnotation { Lifetime = lifetime },
            ResourceAnnotationMutationBehavior.Replace
        );

    /// <summary>Keeps a folder of the container in a volume.</summary>
    public static IResourceBuilder<T> WithVolume<T>(
        this IResourceBuilder<T> builder,
        string? name,
        string target,
        bool isReadOnly = false
    )
        where T : ContainerResource =>
        builder.WithAnnotation(new ContainerMountAnnotation(name, target, ContainerMountType.Volume, isReadOnly));

    /// <summary>Uses another image.</summary>
    public static IResourceBuilder<T> WithImage<T>(this IResourceBuilder<T> builder, string image, string? tag = null)
        where T : ContainerResource
    {
        var annotation = Image(builder.Resource);
        (annotation.Image, annotation.Tag) = (image, tag ?? "latest");
        return builder;
    }

    /// <summary>Uses another tag of the image.</summary>
    public static IResourceBuilder<T> WithImageTag<T>(this IResourceBuilder<T> builder, string tag)
        where T : ContainerResource
    {
        Image(builder.Resource).Tag = tag;
        return builder;
    }

    internal static IResourceBuilder<T> FromImage<T>(this IResourceBuilder<T> builder, string image, string tag)
        where T : ContainerResource =>
        builder.WithAnnotation(
            new ContainerImageAnnotation
            {
                Registry = "docker.io",
                Image = image,
                Tag = tag,
            }
        );

    internal static ContainerImageAnnotation Image(ContainerResource resource) =>
        resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image)
            ? image
            : throw new DistributedApplicationException($"The resource '{resource.Name}' has no container image.");
}

/// <summary>Names volumes.</summary>
public static class VolumeNameGenerator
{
    /// <summary>A name that tells applications, clones of them, and resources apart.</summary>
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix)
        where T : IResource
    {
        var configuration = builder.ApplicationBuilder.Configuration;
        var application = new string([
            .. builder.ApplicationBuilder.Environment.ApplicationName.Select(c =>
                char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'
            ),
        ]);
        var clone = configuration["AppHost:Sha256"]![..10];
        return $"{application.ToLowerInvariant()}-{clone}-{builder.Resource.Name}-{suffix}";
    }
}
