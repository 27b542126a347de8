using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FastEndpoints;
using FastEndpoints.OpenApi;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StandIns.Tests.Fast;

/// <summary>An API on Kestrel that has one endpoint for each thing that can be asked of FastEndpoints.</summary>
/// <remarks>One for all tests: the library keeps its configuration once per process.</remarks>
public sealed class FastApi : IAsyncLifetime
{
    readonly WebApplication host = Build();

    public HttpClient Client { get; private set; } = null!;

    /// <summary>The OpenAPI document.</summary>
    public JsonNode Document { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await host.StartAsync();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(host.Urls.First() + "/api/v1/"),
        };
        Document = JsonNode.Parse(await Client.GetStringAsync("/openapi/v1.json"))!;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
    }

    static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddSingleton<Journal>();
        builder.Services.AddKeyedSingleton("greeting", new Greeting("hello"));
        builder.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, HeaderSignIn>("Test", null);
        builder.Services.AddAuthorization(o => o.AddPolicy("hosts", p => p.RequireClaim("host")));
        builder.Services.AddOutputCache();
        builder.Services.AddFastEndpoints(o =>
        {
            o.DisableAutoDiscovery = true;
            o.Assemblies = [typeof(FastApi).Assembly];
        });
        builder.Services.OpenApiDocument(o =>
        {
            o.Title = "Stays";
            o.Version = "1";
            o.ShortSchemaNames = true;
            o.TagDescriptions = tags => tags["Docs"] = "What is documented.";
            o.EndpointFilter = endpoint =>
                endpoint.EndpointTags?.Contains("undocumented", StringComparer.Ordinal) is not true;
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseOutputCache();
        app.UseFastEndpoints(Configure);
        app.MapOpenApi();
        return app;
    }

    static void Configure(Config c)
    {
        c.Endpoints.RoutePrefix = "api/v1";
        c.Endpoints.ShortNames = true;
        c.Endpoints.Configurator = endpoint => endpoint.PreProcessor<CountRequests>(Order.Before);
        c.Endpoints.Filter = endpoint => endpoint.EndpointTags?.Contains("never", StringComparer.Ordinal) is not true;
        c.Serializer.Options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        c.Serializer.Options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        c.Binding.ValueParserFor<Colour>(text => new ParseResult(text == "red", new Colour(text.ToString())));
        c.Errors.UseProblemDetails(p => p.IndicateErrorCode = true);
        c.Errors.ResponseBuilder = (failures, http, status) =>
            http.Request.Path.StartsWithSegments("/api/v1/plain", StringComparison.Ordinal)
                ? new ErrorResponse(failures, status)
                : new FastEndpoints.ProblemDetails(failures, http.Request.Path, http.TraceIdentifier, status);
    }
}

[CollectionDefinition(Name)]
public sealed class FastApiCollection : ICollectionFixture<FastApi>
{
    public const string Name = "FastEndpoints";
}

/// <summary>What endpoints and processors did, for tests to look at.</summary>
public sealed class Journal
{
    readonly List<string> entries = [];

    public void Add(string entry)
    {
        lock (entries)
            entries.Add(entry);
    }

    public string[] Of(string request)
    {
        lock (entries)
            return entries.Where(e => e.StartsWith(request + ":", StringComparison.Ordinal)).ToArray();
    }
}

public sealed record Greeting(string Text);

/// <summary>Signs callers in by a header: <c>X-User: ada;host=yes;permissions=read</c>.</summary>
public sealed class HeaderSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers["X-User"].ToString() is not { Length: > 0 } header)
            return Task.FromResult(AuthenticateResult.NoResult());
        var parts = header.Split(';');
        var claims = parts.Skip(1).Select(part => part.Split('=')).Select(pair => new Claim(pair[0], pair[1]));
        var identity = new ClaimsIdentity([new Claim("name", parts[0]), .. claims], "Test", "name", "role");
        return Task.FromResult(
            AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "Test"))
        );
    }
}

/// <summary>Runs before every endpoint.</summary>
public sealed class CountRequests(Journal journal) : IGlobalPreProcessor
{
    public Task PreProcessAsync(IPreProcessorContext context, CancellationToken ct)
    {
        if (context.HttpContext.Request.Headers["X-Request"].ToString() is { Length: > 0 } id)
            journal.Add($"{id}:global");
        return Task.CompletedTask;
    }
}
