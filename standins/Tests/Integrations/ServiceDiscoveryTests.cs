using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ServiceDiscovery;

namespace StandIns.Tests.Integrations;

public sealed class ServiceDiscoveryTests
{
    private static readonly Dictionary<string, string?> Services = new(StringComparer.Ordinal)
    {
        ["Services:api:https:0"] = "https://localhost:7001",
        ["Services:api:http:0"] = "http://localhost:5001",
        ["Services:api:http:1"] = "http://localhost:5002",
        ["Services:api:admin:0"] = "http://localhost:9000/base/",
        ["Services:mixed:default:0"] = "http://localhost:1",
        ["Services:mixed:default:1"] = "https://localhost:2",
        ["Services:single:http"] = "localhost:3",
        ["Services:odd:http:first"] = "http://localhost:4",
    };

    [Theory]
    [InlineData("https+http://api/x?y=1", "https://localhost:7001/x?y=1")]
    [InlineData("https://api/", "https://localhost:7001/")]
    [InlineData("http://API/x", "http://localhost:5001/x")]
    [InlineData("http+https://api/", "http://localhost:5001/")]
    [InlineData("http://_admin.api/x/y", "http://localhost:9000/base/x/y")]
    [InlineData("https+http://mixed/", "https://localhost:2/")]
    [InlineData("http://mixed/", "http://localhost:1/")]
    [InlineData("http://single/x", "http://localhost:3/x")]
    [InlineData("https://example.com/x", "https://example.com/x")]
    [InlineData("http://127.0.0.1:81/x", "http://127.0.0.1:81/x")]
    [InlineData("http://[::1]:81/x", "http://[::1]:81/x")]
    [InlineData("https+http://unknown:82/x", "https://unknown:82/x")]
    public async Task Request_goes_to(string asked, string reached)
    {
        await using var services = Build(Services);

        Assert.Equal(reached, await Reached(services, asked));
    }

    [Fact]
    public async Task Endpoints_take_turns()
    {
        await using var services = Build(Services);

        Assert.Equal("http://localhost:5001/", await Reached(services, "http://api"));
        Assert.Equal("http://localhost:5002/", await Reached(services, "http://api"));
        Assert.Equal("http://localhost:5001/", await Reached(services, "http://api"));
    }

    [Fact]
    public async Task Changed_configuration_counts_from_the_next_request_on()
    {
        await using var services = Build(Services);
        Assert.Equal("https://localhost:7001/", await Reached(services, "https://api"));

        var configuration = services.GetRequiredService<IConfiguration>();
        configuration["Services:api:https:0"] = "https://localhost:7777";
        ((IConfigurationRoot)configuration).Reload();
        configuration["Services:api:https:0"] = "https://localhost:7777";

        Assert.Equal("https://localhost:7777/", await Reached(services, "https://api"));
    }

    [Fact]
    public async Task Scheme_that_is_not_allowed_is_not_used()
    {
        await using var services = Build(
            Services,
            options =>
            {
                options.AllowAllSchemes = false;
                options.AllowedSchemes = ["https"];
            }
        );

        Assert.Equal("https://localhost:7001/", await Reached(services, "http+https://api"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Reached(services, "http+https://unknown"));
    }

    [Fact]
    public async Task Resolver_lists_all_endpoints()
    {
        await using var services = Build(Services);

        var source = await services
            .GetRequiredService<ServiceEndpointResolver>()
            .GetEndpointsAsync("http://api", CancellationToken.None);

        Assert.Equal(
            ["http://localhost:5001/", "http://localhost:5002/"],
            source.Endpoints.Select(endpoint => endpoint.ToString())
        );
    }

    [Fact]
    public async Task List_with_names_instead_of_numbers_is_refused()
    {
        await using var services = Build(Services);

        await Assert.ThrowsAsync<KeyNotFoundException>(() => Reached(services, "http://odd"));
    }

    [Fact]
    public async Task Without_providers_nothing_is_found()
    {
        var collection = new ServiceCollection();
        collection.AddServiceDiscoveryCore();
        await using var services = collection.BuildServiceProvider();

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await services
                .GetRequiredService<ServiceEndpointResolver>()
                .GetEndpointsAsync("http://api", CancellationToken.None)
        );
    }

    private static ServiceProvider Build(
        Dictionary<string, string?> settings,
        Action<ServiceDiscoveryOptions>? configure = null
    )
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddServiceDiscovery(configure ?? (_ => { }));
        services.AddHttpClient("client").AddServiceDiscovery().ConfigurePrimaryHttpMessageHandler(() => new Echo());
        return services.BuildServiceProvider();
    }

    private static async Task<string> Reached(ServiceProvider services, string asked)
    {
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("client");
        using var request = new HttpRequestMessage(HttpMethod.Get, asked);
        using var response = await client.SendAsync(request);
        Assert.Equal(new Uri(asked), request.RequestUri);
        return await response.Content.ReadAsStringAsync();
    }

    private sealed class Echo : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent(request.RequestUri!.ToString()),
                }
            );
    }
}
