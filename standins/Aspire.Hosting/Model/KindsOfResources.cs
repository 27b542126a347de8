using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting
{
    /// <summary>Can be found by name through service discovery.</summary>
    public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

    /// <summary>An address outside of the application.</summary>
    public sealed class ExternalServiceResource : Resource
    {
        /// <summary>A service at a fixed address.</summary>
        public ExternalServiceResource(string name, Uri uri)
            : base(name) => Uri = uri;

        /// <summary>A service whose address is a parameter.</summary>
        public ExternalServiceResource(string name, ParameterResource urlParameter)
            : base(name) => UrlParameter = urlParameter;

        /// <summary>Fixed address.</summary>
        public Uri? Uri { get; }

        /// <summary>Parameter with the address.</summary>
        public ParameterResource? UrlParameter { get; }
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>A program.</summary>
    public class ExecutableResource
        : Resource,
            IResourceWithEnvironment,
            IResourceWithArgs,
            IResourceWithEndpoints,
            IResourceWithWaitSupport
    {
        /// <summary>A program run in a folder.</summary>
        public ExecutableResource(string name, string command, string workingDirectory)
            : base(name)
        {
            Command = command;
            WorkingDirectory = workingDirectory;
        }

        /// <summary>The program.</summary>
        public string Command { get; }

        /// <summary>The folder.</summary>
        public string WorkingDirectory { get; }
    }

    /// <summary>A .NET project.</summary>
    public class ProjectResource(string name)
        : Resource(name),
            IResourceWithEnvironment,
            IResourceWithArgs,
            IResourceWithServiceDiscovery,
            IResourceWithWaitSupport;

    /// <summary>Something that comes as a container image.</summary>
    public class ContainerResource(string name)
        : Resource(name),
            IResourceWithEnvironment,
            IResourceWithArgs,
            IResourceWithEndpoints,
            IResourceWithWaitSupport;
}
