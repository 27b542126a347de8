using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace StandIns.Tests.Hosting;

public sealed class ProjectTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hosting-project-").FullName;

    [Fact]
    public async Task A_project_listens_where_its_first_launch_profile_says()
    {
        WriteProfiles(
            """
            {
              // Comments are common in these files.
              "profiles": {
                "IIS Express": { "commandName": "IISExpress", "applicationUrl": "http://localhost:1" },
                "http": {
                  "commandName": "Project",
                  "applicationUrl": "http://localhost:5080;https://localhost:5443;http://localhost:5081",
                  "environmentVariables": { "ASPNETCORE_ENVIRONMENT": "Development", "MINE": "from profile", "OTEL_SERVICE_NAME": "no" },
                  "commandLineArgs": "one \"two three\"",
                },
              }
            }
            """
        );
        var builder = HostingApp.Empty();
        var project = builder.AddProject("api", ProjectFile).WithEnvironment("MINE", "from code");
        InjectedEnvironmentTests.Allocate(project, "http", "localhost", 6001);
        InjectedEnvironmentTests.Allocate(project, "https", "localhost", 6002);
        InjectedEnvironmentTests.Allocate(project, "http2", "localhost", 6003);

        var environment = await InjectedEnvironmentTests.EnvironmentOf(project);

        Assert.Equal([5080, 5443, 5081], project.Resource.GetEndpoints().Select(e => e.EndpointAnnotation.Port!.Value));
        Assert.Equal(
            "http://localhost:6001;https://localhost:6002;http://localhost:6003",
            environment["ASPNETCORE_URLS"]
        );
        Assert.Equal("6002", environment["ASPNETCORE_HTTPS_PORT"]);
        Assert.Equal("http", environment["DOTNET_LAUNCH_PROFILE"]);
        Assert.Equal("Development", environment["ASPNETCORE_ENVIRONMENT"]);
        Assert.Equal("from code", environment["MINE"]);
        Assert.Equal("api", environment["OTEL_SERVICE_NAME"]);
        Assert.Equal(["one", "two three"], await ArgumentsOf(project));
    }

    [Fact]
    public void A_profile_can_be_chosen_or_left_out()
    {
        WriteProfiles(
            """
            { "profiles": { "a": { "commandName": "Project", "applicationUrl": "http://localhost:1001" },
                            "b": { "commandName": "Project", "applicationUrl": "http://localhost:1002" } } }
            """
        );
        var builder = HostingApp.Empty();

        Assert.Equal([1002], PortsOf(builder.AddProject("second", ProjectFile, "b")));
        Assert.Empty(PortsOf(builder.AddProject("none", ProjectFile, launchProfileName: null)));
        Assert.Empty(PortsOf(builder.AddProject("excluded", ProjectFile, o => o.ExcludeLaunchProfile = true)));
        Assert.Throws<DistributedApplicationException>(() => builder.AddProject("wrong", ProjectFile, "c"));
    }

    [Fact]
    public void The_profile_named_like_that_of_the_AppHost_wins()
    {
        WriteProfiles(
            """
            { "profiles": { "a": { "commandName": "Project", "applicationUrl": "http://localhost:1001" },
                            "b": { "commandName": "Project", "applicationUrl": "http://localhost:1002" } } }
            """
        );

        Assert.Equal([1002], PortsOf(HostingApp.Empty("--DOTNET_LAUNCH_PROFILE=b").AddProject("api", ProjectFile)));
    }

    [Fact]
    public async Task Telemetry_is_sent_at_once_in_development()
    {
        var builder = HostingApp.Empty("--environment=Development");
        var project = builder.AddProject("api", ProjectFile);

        var environment = await InjectedEnvironmentTests.EnvironmentOf(project);

        Assert.Equal("in_memory", environment["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"]);
        Assert.StartsWith("service.instance.id=", environment["OTEL_RESOURCE_ATTRIBUTES"], StringComparison.Ordinal);
        Assert.Equal("1000", environment["OTEL_BSP_SCHEDULE_DELAY"]);
        Assert.Equal("1000", environment["OTEL_BLRP_SCHEDULE_DELAY"]);
        Assert.Equal("1000", environment["OTEL_METRIC_EXPORT_INTERVAL"]);
        Assert.Equal("always_on", environment["OTEL_TRACES_SAMPLER"]);
        Assert.Equal("trace_based", environment["OTEL_METRICS_EXEMPLAR_FILTER"]);
        Assert.Equal("simple", environment["LOGGING__CONSOLE__FORMATTERNAME"]);
        Assert.DoesNotContain("ASPNETCORE_URLS", environment.Keys);
        Assert.DoesNotContain("OTEL_EXPORTER_OTLP_ENDPOINT", environment.Keys);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string ProjectFile => Path.Combine(_folder, "Shop.Api.csproj");

    private void WriteProfiles(string json)
    {
        var properties = Directory.CreateDirectory(Path.Combine(_folder, "Properties")).FullName;
        File.WriteAllText(Path.Combine(properties, "launchSettings.json"), json);
    }

    private static IEnumerable<int> PortsOf(IResourceBuilder<ProjectResource> project) =>
        project.Resource.GetEndpoints().Select(e => e.EndpointAnnotation.Port!.Value);

    private static async Task<IReadOnlyList<string>> ArgumentsOf(IResourceBuilder<IResource> resource)
    {
        var run = new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run);
        return (await LaunchConfiguration.OfAsync(resource.Resource, run, CancellationToken.None)).Arguments;
    }
}
