using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Starts once the other resource runs, is healthy and ready.</summary>
    public static IResourceBuilder<T> WaitFor<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency
    )
        where T : IResourceWithWaitSupport => builder.Wait(dependency.Resource, WaitType.WaitUntilHealthy, null);

    /// <summary>Starts once the other resource runs, is healthy and ready.</summary>
    public static IResourceBuilder<T> WaitFor<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency,
        WaitBehavior waitBehavior
    )
        where T : IResourceWithWaitSupport =>
        builder.Wait(dependency.Resource, WaitType.WaitUntilHealthy, waitBehavior);

    /// <summary>Starts once the other resource runs.</summary>
    public static IResourceBuilder<T> WaitForStart<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency
    )
        where T : IResourceWithWaitSupport => builder.Wait(dependency.Resource, WaitType.WaitUntilStarted, null);

    /// <summary>Starts once the other resource runs.</summary>
    public static IResourceBuilder<T> WaitForStart<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency,
        WaitBehavior waitBehavior
    )
        where T : IResourceWithWaitSupport =>
        builder.Wait(dependency.Resource, WaitType.WaitUntilStarted, waitBehavior);

    /// <summary>Starts once the other resource has ended with an exit code.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency,
        int exitCode = 0
    )
        where T : IResourceWithWaitSupport =>
        builder.Wait(dependency.Resource, WaitType.WaitForCompletion, null, exitCode);

    private static IResourceBuilder<T> Wait<T>(
        this IResourceBuilder<T> builder,
        IResource dependency,
        WaitType type,
        WaitBehavior? behavior,
        int exitCode = 0,
        bool isTold = true
    )
        where T : IResourceWithWaitSupport
    {
        if (ReferenceEquals(builder.Resource, dependency))
        {
            throw new DistributedApplicationException(
                $"The '{builder.Resource.Name}' resource cannot wait for itself."
            );
        }

        if (builder.Resource is IResourceWithParent child && ReferenceEquals(child.Parent, dependency))
        {
            throw new DistributedApplicationException(
                $"The '{builder.Resource.Name}' resource cannot wait for its parent '{dependency.Name}'."
            );
        }

        if (type != WaitType.WaitForCompletion && dependency is IResourceWithParent { Parent: var parent })
        {
            // What belongs to a server is there only when the server is.
            builder.Wait(parent, type, behavior, isTold: false);
        }

        if (isTold)
        {
            builder.WithRelationship(dependency, "WaitFor");
        }

        return builder.WithAnnotation(new WaitAnnotation(dependency, type, exitCode) { WaitBehavior = behavior });
    }
}
