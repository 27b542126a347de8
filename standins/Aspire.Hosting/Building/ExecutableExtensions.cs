using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds programs.</summary>
public static class ExecutableResourceBuilderExtensions
{
    /// <summary>Adds a program, run in a folder relative to the AppHost's.</summary>
    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder,
        string name,
        string command,
        string workingDirectory,
        params string[]? args
    ) => builder.AddExecutable(name, command, workingDirectory, (object[]?)args);

    /// <summary>Adds a program with arguments that are known later.</summary>
    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder,
        string name,
        string command,
        string workingDirectory,
        params object[]? args
    )
    {
        var folder = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, workingDirectory));
        var executable = builder.AddResource(new ExecutableResource(name, command, folder));
        return args is null ? executable : executable.WithArgs(args);
    }
}

/// <summary>Adds services outside of the application.</summary>
public static class ExternalServiceBuilderExtensions
{
    /// <summary>Adds a service at a fixed address.</summary>
    public static IResourceBuilder<ExternalServiceResource> AddExternalService(
        this IDistributedApplicationBuilder builder,
        string name,
        string url
    ) => builder.AddExternalService(name, new Uri(url, UriKind.RelativeOrAbsolute));

    /// <summary>Adds a service at a fixed address.</summary>
    public static IResourceBuilder<ExternalServiceResource> AddExternalService(
        this IDistributedApplicationBuilder builder,
        string name,
        Uri uri
    )
    {
        ExternalAddress.Check(uri);
        return builder.AddResource(new ExternalServiceResource(name, uri)).WithUrl(uri.ToString());
    }

    /// <summary>Adds a service whose address is a parameter.</summary>
    public static IResourceBuilder<ExternalServiceResource> AddExternalService(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource> urlParameter
    ) => builder.AddResource(new ExternalServiceResource(name, urlParameter.Resource));
}

internal static class ExternalAddress
{
    public static async ValueTask<Uri> GetAddressAsync(this ExternalServiceResource service, CancellationToken ct)
    {
        if (service.Uri is not null)
        {
            return service.Uri;
        }

        var address = new Uri((await service.UrlParameter!.GetValueAsync(ct))!, UriKind.RelativeOrAbsolute);
        Check(address);
        return address;
    }

    public static void Check(Uri address)
    {
        if (!address.IsAbsoluteUri || address.AbsolutePath != "/" || address.Fragment.Length > 0)
        {
            throw new DistributedApplicationException(
                $"The URL '{address}' is invalid for an external service: it must be absolute, with the path '/' and without a fragment."
            );
        }
    }
}
