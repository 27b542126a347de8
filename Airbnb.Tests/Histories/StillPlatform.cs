using Airbnb.Core;
using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Airbnb.Tests.Races;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Airbnb.Tests.Histories;

/// <summary>
/// The use cases and the Worker's handlers in this process, on a database and a Stripe sandbox of their own. Nothing
/// moves by itself: messages, deadlines and webhooks wait until the test lets them through, in the order it likes.
/// </summary>
public sealed class StillPlatform : IAsyncDisposable
{
    private static readonly Meanwhile Watching = new();
    private static readonly Type[] Running = [typeof(Signals), typeof(ClockFollower)];

    private readonly IHost host;
    private readonly HandlerTable handlers;
    private readonly Dispatcher dispatcher;
    private readonly Dictionary<Guid, Exception> faults = [];

    private StillPlatform(IHost host)
    {
        this.host = host;
        handlers = host.Services.GetRequiredService<HandlerTable>();
        dispatcher = host.Services.GetRequiredService<Dispatcher>();
    }

    public DateTimeOffset Now => host.Services.GetRequiredService<PlatformClock>().Now;

    public static async Task<StillPlatform> Start(AirbnbApp app, Uri stripe)
    {
        var database = $"still_{Guid.NewGuid():N}";
        await app.Execute($"CREATE DATABASE {database}");
        var connection = new NpgsqlConnectionStringBuilder(await app.ConnectionString("airbnb"))
        {
            Database = database,
        }.ConnectionString;
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { EnvironmentName = Environments.Development }
        );
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ConnectionStrings:airbnb"] = connection,
                ["ConnectionStrings:cache"] = await app.ConnectionString("cache"),
                ["ConnectionStrings:mail"] = "smtp://127.0.0.1:1", // nobody sends any
                ["Stripe:SecretKey"] = "sk_test_sandbox",
                ["Stripe:PublishableKey"] = "pk_test_sandbox",
                ["Stripe:WebhookSecret"] = app.WebhookSecret,
                ["Stripe:ApiBase"] = stripe.ToString().TrimEnd('/'),
            }
        );
        builder.Services.AddDbContext<AirbnbDb>(options =>
            options.UseNpgsql(connection).ForAirbnb().AddInterceptors(Watching)
        );
        builder.AddRedisClient("cache", settings => settings.DisableHealthChecks = true);
        builder.AddRabbitMQClient("broker"); // which nobody calls
        builder.AddFeatures(typeof(HandlerTable).Assembly);
        builder.Services.AddDelivery();
        var platform = new StillPlatform(builder.Build());
        await platform.Use<AirbnbDb>(db => db.Database.MigrateAsync());
        foreach (var service in platform.Followers)
            await service.StartAsync(default);
        return platform;
    }

    /// <summary>Runs a use case in a scope of its own, as a request or a message would.</summary>
    public async Task<TResult> Use<T, TResult>(Func<T, Task<TResult>> work)
        where T : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    public Task Use<T>(Func<T, Task> work)
        where T : notnull =>
        Use<T, bool>(async used =>
        {
            await work(used);
            return true;
        });

    /// <summary>People who are here already.</summary>
    public Task<IReadOnlyList<Guid>> People(int count) =>
        Use<AirbnbDb, IReadOnlyList<Guid>>(async db =>
        {
            var people = Enumerable.Range(0, count).Select(_ => Tests.People.Somebody("Sam Somebody")).ToList();
            db.Users.AddRange(people);
            await db.SaveChangesAsync();
            return people.ConvertAll(person => person.Id);
        });

    public async Task Advance(TimeSpan by)
    {
        var moved = await Use<AdvanceClock, Result<DateTimeOffset>>(clock => clock.By(by, Act.OfPlatform, default));
        Assert.True(moved.Succeeded, moved.Error?.Message);
    }

    /// <summary>Lets everything through that is due, and what comes of it, until nothing is left to do.</summary>
    public async Task Run()
    {
        while (await DrainDeadlines() + await DrainOutbox() > 0) { }
    }

    /// <summary>The messages that did not get through, and why.</summary>
    public async Task<string> Left()
    {
        var left = await Use<AirbnbDb, List<OutboxMessage>>(db => db.Outbox.AsNoTracking().ToListAsync());
        return string.Join('\n', left.Select(m => $"{m.Type} {m.Payload}: {faults.GetValueOrDefault(m.MessageId)}"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Followers)
            await service.StopAsync(default);
        await Use<AirbnbDb>(db =>
        {
            NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
            return Task.CompletedTask;
        });
        host.Dispose();
    }

    private IEnumerable<IHostedService> Followers =>
        host.Services.GetServices<IHostedService>().Where(service => Running.Contains(service.GetType()));

    private Task<int> DrainDeadlines() =>
        Use<AirbnbDb, int>(async db =>
        {
            var due = await db
                .Deadlines.Where(deadline => deadline.Clock == DeadlineClock.Platform && deadline.DueAt <= Now)
                .OrderBy(deadline => deadline.DueAt)
                .ToListAsync();
            foreach (var deadline in due)
            {
                db.Outbox.Add(
                    new OutboxMessage
                    {
                        MessageId = deadline.Id,
                        Type = deadline.Kind,
                        Payload = deadline.Payload,
                    }
                );
                db.Deadlines.Remove(deadline);
            }
            await db.SaveChangesAsync();
            return due.Count;
        });

    private async Task<int> DrainOutbox()
    {
        var messages = await Use<AirbnbDb, List<OutboxMessage>>(db =>
            db.Outbox.AsNoTracking().OrderBy(message => message.Id).ToListAsync()
        );
        var through = 0;
        foreach (var message in messages)
            if (await Deliver(message))
                through += await Use<AirbnbDb, int>(db =>
                    db.Outbox.Where(sent => sent.Id == message.Id).ExecuteDeleteAsync()
                );
        return through;
    }

    /// <summary>False when a handler fails: as in the Worker, it is tried again later, and may find things changed.</summary>
    private async Task<bool> Deliver(OutboxMessage message)
    {
        var failed = false;
        foreach (var handler in handlers.All.Where(handler => IsFor(handler, message)))
            try
            {
                var envelope = new Envelope(message.MessageId, message.Type, message.Payload, 0, null);
                await dispatcher.Handle(handler, envelope, default);
            }
            catch (Exception fault)
            {
                (faults[message.MessageId], failed) = (fault, true);
            }
        return !failed;
    }

    /// <summary>Mails and notices move no money.</summary>
    private static bool IsFor(Handler handler, OutboxMessage message) =>
        handler.MessageName == message.Type
        && !handler.Type.Namespace!.EndsWith(".Notifications", StringComparison.Ordinal);
}
