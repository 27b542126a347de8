using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace StandIns.Tests.Hosting;

public class InjectedEnvironmentTests
{
    [Theory]
    [InlineData("ConnectionStrings__shop-db", "Host=127.0.0.1;Port=5001;Username=postgres;Password=p+1;Database=shop")]
    [InlineData("SHOP_DB_HOST", "127.0.0.1")]
    [InlineData("SHOP_DB_PORT", "5001")]
    [InlineData("SHOP_DB_USERNAME", "postgres")]
    [InlineData("SHOP_DB_PASSWORD", "p+1")]
    [InlineData("SHOP_DB_DATABASENAME", "shop")]
    [InlineData("SHOP_DB_URI", "postgresql://postgres:p%2B1@127.0.0.1:5001/shop")]
    [InlineData("SHOP_DB_JDBCCONNECTIONSTRING", "jdbc:postgresql://127.0.0.1:5001/shop")]
    [InlineData("ConnectionStrings__cache", "127.0.0.1:5002,password=p+1")]
    [InlineData("CACHE_HOST", "127.0.0.1")]
    [InlineData("CACHE_PORT", "5002")]
    [InlineData("CACHE_PASSWORD", "p+1")]
    [InlineData("CACHE_URI", "redis://:p%2B1@127.0.0.1:5002")]
    [InlineData("ConnectionStrings__bus", "amqp://guest:p%2B1@127.0.0.1:5003")]
    [InlineData("BUS_USERNAME", "guest")]
    [InlineData("BUS_URI", "amqp://guest:p%2B1@127.0.0.1:5003")]
    public async Task Servers_are_described_by_connection_string_and_parts(string variable, string expected)
    {
        var builder = HostingApp.Empty("--Parameters:secret=p+1");
        var secret = builder.AddParameter("secret", secret: true);
        var postgres = builder.AddPostgres("pg", password: secret);
        var database = postgres.AddDatabase("shop-db", "shop");
        var redis = builder.AddRedis("cache", password: secret);
        var broker = builder.AddRabbitMQ("mq", password: secret);
        Allocate(postgres, "tcp", "127.0.0.1", 5001);
        Allocate(redis, "tcp", "127.0.0.1", 5002);
        Allocate(broker, "tcp", "127.0.0.1", 5003);
        var app = builder
            .AddScript("app", "true")
            .WithReference(database)
            .WithReference(redis)
            .WithReference(broker, "bus");

        Assert.Equal(expected, (await EnvironmentOf(app))[variable]);
    }

    [Fact]
    public async Task Services_are_found_by_scheme_and_running_index()
    {
        var builder = HostingApp.Empty();
        var api = builder
            .AddProject("shop-api", "/nowhere/Api.csproj", launchProfileName: null)
            .WithHttpEndpoint()
            .WithHttpEndpoint(name: "admin")
            .WithHttpsEndpoint();
        Allocate(api, "http", "localhost", 5001);
        Allocate(api, "admin", "localhost", 5002);
        Allocate(api, "https", "localhost", 5003);
        var app = builder
            .AddScript("app", "true")
            .WithReference(api)
            .WithReference("search", new Uri("https://search.example"));

        var environment = await EnvironmentOf(app);

        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["services__shop-api__http__0"] = "http://localhost:5001",
                ["services__shop-api__http__1"] = "http://localhost:5002",
                ["services__shop-api__https__0"] = "https://localhost:5003",
                ["SHOP_API_HTTP"] = "http://localhost:5001",
                ["SHOP_API_ADMIN"] = "http://localhost:5002",
                ["SHOP_API_HTTPS"] = "https://localhost:5003",
                ["services__search__default__0"] = "https://search.example/",
                ["search"] = "https://search.example/",
            },
            environment
        );
    }

    [Fact]
    public async Task A_single_endpoint_can_be_referred_to()
    {
        var builder = HostingApp.Empty();
        var api = builder.AddScript("api", "true").WithHttpEndpoint().WithHttpEndpoint(name: "admin");
        Allocate(api, "http", "localhost", 5001);
        Allocate(api, "admin", "localhost", 5002);
        var app = builder.AddScript("app", "true").WithReference(api.GetEndpoint("admin"));

        var environment = await EnvironmentOf(app);

        Assert.Equal(["API_ADMIN", "services__api__http__0"], environment.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(ReferenceEnvironmentInjectionFlags.None, 0)]
    [InlineData(ReferenceEnvironmentInjectionFlags.ConnectionString, 1)]
    [InlineData(ReferenceEnvironmentInjectionFlags.ConnectionProperties, 4)]
    [InlineData(ReferenceEnvironmentInjectionFlags.All, 5)]
    public async Task What_a_reference_gives_can_be_chosen(ReferenceEnvironmentInjectionFlags flags, int variables)
    {
        var builder = HostingApp.Empty();
        var redis = builder.AddRedis("cache");
        Allocate(redis, "tcp", "127.0.0.1", 5002);
        var app = builder.AddScript("app", "true").WithReference(redis).WithReferenceEnvironment(flags);

        Assert.Equal(variables, (await EnvironmentOf(app)).Count);
    }

    [Fact]
    public async Task Values_of_all_kinds_become_text()
    {
        var builder = HostingApp.Empty("--Parameters:colour=green");
        var colour = builder.AddParameter("colour");
        var api = builder.AddScript("api", "true").WithHttpEndpoint();
        Allocate(api, "http", "localhost", 5001);
        var app = builder
            .AddScript("app", "true")
            .WithEnvironment("PLAIN", "a {b}")
            .WithEnvironment("NOTHING", (string?)null)
            .WithEnvironment("COLOUR", colour)
            .WithEnvironment("URL", api.GetEndpoint("http"))
            .WithEnvironment("PORT", api.GetEndpoint("http").Property(EndpointProperty.Port))
            .WithEnvironment("MIXED", $"{{{colour}}} at {api.GetEndpoint("http")}/x")
            .WithEnvironment("LATE", () => "late")
            .WithEnvironment(context => context.EnvironmentVariables["NUMBER"] = 1.5);

        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PLAIN"] = "a {b}",
                ["NOTHING"] = "",
                ["COLOUR"] = "green",
                ["URL"] = "http://localhost:5001",
                ["PORT"] = "5001",
                ["MIXED"] = "{green} at http://localhost:5001/x",
                ["LATE"] = "late",
                ["NUMBER"] = "1.5",
            },
            await EnvironmentOf(app)
        );
    }

    [Fact]
    public async Task A_missing_connection_string_is_a_failure_unless_optional()
    {
        var builder = HostingApp.Empty();
        var legacy = builder.AddConnectionString("legacy");
        var app = builder.AddScript("app", "true").WithReference(legacy);

        await Assert.ThrowsAsync<MissingParameterValueException>(() => EnvironmentOf(app));
    }

    [Fact]
    public async Task A_composed_connection_string_may_have_another_name()
    {
        var builder = HostingApp.Empty("--ConnectionStrings:legacy=Host=old");
        var legacy = builder.AddConnectionString("legacy", "LEGACY_DB");
        var composed = builder.AddConnectionString(
            "composed",
            ReferenceExpression.Create($"{legacy.Resource};Timeout=5")
        );
        var app = builder.AddScript("app", "true").WithReference(legacy).WithReference(composed, "main");

        var environment = await EnvironmentOf(app);

        Assert.Equal("Host=old", environment["LEGACY_DB"]);
        Assert.Equal("Host=old;Timeout=5", environment["ConnectionStrings__main"]);
    }

    internal static async Task<IReadOnlyDictionary<string, string>> EnvironmentOf(IResourceBuilder<IResource> resource)
    {
        var run = new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run);
        return (await LaunchConfiguration.OfAsync(resource.Resource, run, CancellationToken.None)).Environment;
    }

    internal static void Allocate(IResourceBuilder<IResourceWithEndpoints> resource, string name, string host, int port)
    {
        var endpoint = resource.Resource.GetEndpoint(name).EndpointAnnotation;
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, host, port);
    }
}
