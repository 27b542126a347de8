using System.Security.Cryptography;
using System.Text;
using Airbnb.Core;
using Airbnb.Core.Persistence;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StackExchange.Redis;

namespace Airbnb.Tests;

/// <summary>
/// The whole system as its AppHost describes it, with real servers, on free ports and throw-away data. Test classes get
/// one by deriving from <see cref="SharedStackTests"/> or by joining a collection of <see cref="Stack"/>.
/// </summary>
public sealed class AirbnbApp : IAsyncDisposable
{
    public const string AdminEmail = "admin@airbnb.localhost";

    /// <summary>How many of them are the latest.</summary>
    private const int Lines = 40;

    /// <summary>In which whatever starts is there, however busy the machine is.</summary>
    public static readonly TimeSpan StartTime = TimeSpan.FromMinutes(4);
    private static readonly string[] Services = ["api", "worker", "stripe", "mailbox"];

    private readonly DistributedApplication app;
    private readonly Lazy<Task<Client>> admin;

    private AirbnbApp(DistributedApplication app, string adminPassword, string webhookSecret)
    {
        this.app = app;
        WebhookSecret = webhookSecret;
        Stripe = new StripeSandbox(new HttpClient { BaseAddress = app.GetEndpoint("stripe") });
        Mailbox = new Mailbox(new HttpClient { BaseAddress = app.GetEndpoint("mailbox") });
        Http = new HttpClient(
            new SocketsHttpHandler
            {
                MaxConnectionsPerServer = 256,
                Expect100ContinueTimeout = TimeSpan.FromMinutes(1), // whether a body is wanted a busy server says late
                RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, // what is not ASCII is sent as well
            }
        )
        {
            BaseAddress = app.GetEndpoint("api"),
            Timeout = TimeSpan.FromMinutes(4), // the first description of all operations, beside all other tests
        };
        admin = new Lazy<Task<Client>>(() => SignInAsAdmin(adminPassword));
    }

    public HttpClient Http { get; }
    public StripeSandbox Stripe { get; }
    public Mailbox Mailbox { get; }

    /// <summary>What Stripe signs webhooks with.</summary>
    public string WebhookSecret { get; }

    public ResourceCommandService Commands => app.ResourceCommands;
    public ResourceNotificationService Notifications => app.ResourceNotifications;

    /// <summary>Nobody in particular.</summary>
    public Client Anonymous => new(Http, null);

    /// <summary>The database as its owner sees it.</summary>
    public NpgsqlDataSource Database { get; private set; } = null!;

    /// <param name="change">What else is done to the AppHost's description before it is built.</param>
    public static async Task<AirbnbApp> Start(Action<IDistributedApplicationTestingBuilder>? change = null)
    {
        var (adminPassword, secret) = (NewSecret(), NewSecret());
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Airbnb_AppHost>([
            "--KeepData=false",
            $"--Parameters:admin-password={adminPassword}",
            $"--Parameters:stripe-webhook-secret={secret}",
        ]);
        LetAllIn(builder);
        WarmUpQuickly(builder);
        change?.Invoke(builder);
        var built = await builder.BuildAsync();
        try
        {
            await Await(built);
            var started = new AirbnbApp(built, adminPassword, $"whsec_{secret}");
            started.Database = NpgsqlDataSource.Create(await started.ConnectionString("airbnb"));
            return started;
        }
        catch (Exception failure)
        {
            var log = await ConsolesOf(built);
            await built.DisposeAsync();
            throw new InvalidOperationException($"The stack did not start: {failure.Message}\n{log}", failure);
        }
    }

    /// <summary>Hundreds of tests come from one address, and many as one admin.</summary>
    private static void LetAllIn(IDistributedApplicationTestingBuilder builder)
    {
        var api = builder.CreateResourceBuilder(
            builder.Resources.OfType<ProjectResource>().Single(r => r.Name == "api")
        );
        foreach (var group in new[] { "Reads", "Writes", "Search", "Uploads", "SignIn", "Registration" })
            api.WithEnvironment($"Limits__{group}", "1000000");
    }

    /// <summary>Where a service answers.</summary>
    public Uri AddressOf(string resource) => app.GetEndpoint(resource);

    /// <summary>Of <c>airbnb</c> (the owner), <c>airbnb-api</c>, <c>airbnb-worker</c>, <c>cache</c> or <c>broker</c>.</summary>
    public async Task<string> ConnectionString(string resource) =>
        await app.GetConnectionStringAsync(resource)
        ?? throw new InvalidOperationException($"{resource} has no connection string.");

    /// <summary>The database through the product's own entities, as its owner.</summary>
    public AirbnbDb OpenDb() =>
        new((DbContextOptions<AirbnbDb>)new DbContextOptionsBuilder<AirbnbDb>().UseNpgsql(Database).Options);

    /// <summary>A connection of its own to the stack's Redis, however long a busy machine takes for it.</summary>
    public async Task<ConnectionMultiplexer> OpenRedis()
    {
        var options = ConfigurationOptions.Parse(await ConnectionString("cache"));
        options.ConnectTimeout = (int)StartTime.TotalMilliseconds;
        return await ConnectionMultiplexer.ConnectAsync(options);
    }

    public Task<Client> AsAdmin() => admin.Value;

    /// <summary>A new person with a verified address, signed in: hosts and guests are what they do.</summary>
    public async Task<Client> AsNewcomer(string name) => (await People.Add(this, name, 1))[0];

    public async Task<Client> AsSupport() => (await People.Add(this, "Sue Support", 1, PlatformRole.Support))[0];

    public Task<Client> AsGuest() => AsNewcomer("Gwen Guest");

    public Task<Client> AsHost() => AsNewcomer("Hugo Host");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (Database is not null)
            await Database.DisposeAsync();
        await app.DisposeAsync();
    }

    /// <summary>What each resource has written lately.</summary>
    public Task<string> Consoles() => ConsolesOf(app);

    /// <summary>All that one resource has written.</summary>
    public async Task<string> ConsoleOf(string resource)
    {
        var model = app.Services.GetRequiredService<DistributedApplicationModel>();
        return string.Join('\n', await ConsoleOf(app, model.Resources.Single(r => r.Name == resource)));
    }

    /// <summary>What one resource has written lately.</summary>
    public async Task<string> Latest(string resource) =>
        string.Join('\n', (await ConsoleOf(resource)).Split('\n').TakeLast(Lines));

    private static async Task Await(DistributedApplication app)
    {
        using var patience = new CancellationTokenSource(StartTime);
        await app.StartAsync(patience.Token);
        foreach (var service in Services)
            await app.ResourceNotifications.WaitForResourceHealthyAsync(service, patience.Token);
    }

    /// <summary>
    /// What lives for minutes, and starts anew when it has died, does not earn back the time that counting which code is
    /// hot takes: a fifth of what services do in tests.
    /// </summary>
    private static void WarmUpQuickly(IDistributedApplicationTestingBuilder builder)
    {
        foreach (var project in builder.Resources.OfType<ProjectResource>())
            builder.CreateResourceBuilder(project).WithEnvironment("DOTNET_TieredPGO", "0");
    }

    private static async Task<string> ConsolesOf(DistributedApplication app)
    {
        var text = new StringBuilder();
        foreach (var resource in app.Services.GetRequiredService<DistributedApplicationModel>().Resources)
        {
            var lines = await ConsoleOf(app, resource);
            if (lines.Count > 0)
                text.AppendLine($"--- {resource.Name}").AppendJoin('\n', lines.TakeLast(Lines)).AppendLine();
        }
        return text.ToString();
    }

    private static async Task<List<string>> ConsoleOf(DistributedApplication app, IResource resource)
    {
        var lines = new List<string>();
        await foreach (var batch in app.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(resource))
            lines.AddRange(batch.Select(line => line.Content));
        return lines;
    }

    private async Task<Client> SignInAsAdmin(string password)
    {
        var answer = await Anonymous.Post("sessions", new { email = AdminEmail, password });
        return new Client(Http, answer.Is(201).Text("token"));
    }

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
