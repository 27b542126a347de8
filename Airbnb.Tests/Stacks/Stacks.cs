using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Airbnb.Tests;

/// <summary>The stacks of this run: each is started when the first test class needs it, and stopped at the end.</summary>
public static class Stacks
{
    private static readonly Dictionary<string, Lazy<Task<AirbnbApp>>> Started = new(StringComparer.Ordinal);

    // One after another: two at once would fight over two cores and both be late.
    private static readonly SemaphoreSlim Starting = new(1);

    public static Task<AirbnbApp> Of(string name, Action<IDistributedApplicationTestingBuilder>? change = null)
    {
        lock (Started)
        {
            if (!Started.TryGetValue(name, out var stack))
                Started[name] = stack = new Lazy<Task<AirbnbApp>>(() => Start(change));
            return stack.Value;
        }
    }

    public static async Task Stop(string name)
    {
        Lazy<Task<AirbnbApp>>? stack;
        lock (Started)
            if (!Started.Remove(name, out stack))
                return;
        if (stack.Value.IsCompletedSuccessfully)
            await (await stack.Value).DisposeAsync();
    }

    public static async Task StopAll()
    {
        string[] names;
        lock (Started)
            names = [.. Started.Keys];
        foreach (var name in names)
            await Stop(name);
    }

    private static async Task<AirbnbApp> Start(Action<IDistributedApplicationTestingBuilder>? change)
    {
        await Starting.WaitAsync();
        try
        {
            return await AirbnbApp.Start(change);
        }
        finally
        {
            Starting.Release();
        }
    }
}

/// <summary>A stack, as a fixture of the classes that use it.</summary>
public abstract class Stack(string name) : IAsyncLifetime
{
    protected string Name { get; } = name;

    public AirbnbApp App { get; private set; } = null!;

    public virtual async Task InitializeAsync() => App = await Stacks.Of(Name, Change);

    /// <summary>What this stack has beyond the AppHost's description.</summary>
    protected virtual void Change(IDistributedApplicationTestingBuilder builder) { }

    public virtual Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>The one that most tests share, many at once: each brings its own listings and people.</summary>
public sealed class SharedStack() : Stack("shared")
{
    /// <summary>More sandboxes, for what is tried beside the stack, on databases of its own.</summary>
    public static readonly IReadOnlyList<string> SpareStripes =
    [
        .. Enumerable.Range(1, 4).Select(number => $"spare-stripe-{number}"),
    ];

    private static int classes;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Interlocked.Increment(ref classes);
    }

    /// <summary>
    /// After a class of tests nothing is broken. Whether that is so at rest, too, is asked by the class that ends last:
    /// while others work there is no rest.
    /// </summary>
    public override Task DisposeAsync()
    {
        Interlocked.Decrement(ref classes);
        return App.InvariantsHold(beside: () => Volatile.Read(ref classes) > 0);
    }

    protected override void Change(IDistributedApplicationTestingBuilder builder)
    {
        foreach (var spare in SpareStripes)
            builder
                .AddProject<Projects.Stripe>(spare, launchProfileName: null)
                .WithHttpEndpoint()
                .WithHttpHealthCheck("/health")
                .WithEnvironment("Pace", "00:00:00");
        // Calendars of tests are served on this machine, by a process that has other things to do.
        foreach (var service in builder.Resources.OfType<ProjectResource>().Where(r => r.Name is "api" or "worker"))
            builder
                .CreateResourceBuilder(service)
                .WithEnvironment("Calendars__AllowPrivateAddresses", "true")
                .WithEnvironment("Calendars__Patience", "00:01:00");
    }
}

/// <summary>The one whose clock is moved. Its tests come one after another.</summary>
public sealed class MovedClockStack() : Stack("moved clock")
{
    /// <summary>What API and Worker tell of themselves.</summary>
    public Telemetry Telemetry { get; } = new();

    public override async Task DisposeAsync()
    {
        await Stacks.Stop(Name);
        await Telemetry.DisposeAsync();
    }

    protected override void Change(IDistributedApplicationTestingBuilder builder)
    {
        foreach (var service in builder.Resources.OfType<ProjectResource>().Where(r => r.Name is "api" or "worker"))
            builder
                .CreateResourceBuilder(service)
                .WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", Telemetry.Address)
                .WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    }
}

/// <summary>The one whose servers are stopped and whose messages fail. Its tests come last.</summary>
public sealed class BrokenStack() : Stack("broken")
{
    private Task? secondApi;

    /// <summary>What the second API tells of itself.</summary>
    public Telemetry Telemetry { get; } = new();

    public override async Task DisposeAsync()
    {
        await Stacks.Stop(Name);
        await Telemetry.DisposeAsync();
    }

    /// <summary>A second API beside the first, for those who start it.</summary>
    public const string SecondApi = "second-api";

    protected override void Change(IDistributedApplicationTestingBuilder builder)
    {
        var api = builder.Resources.OfType<ProjectResource>().Single(resource => resource.Name == "api");
        // So short that a replica believes the cache soon after it began to listen.
        builder
            .CreateResourceBuilder(api)
            .WithEnvironment("Sessions__Cache__KeptFor", "00:00:03")
            .WithEnvironment("Sessions__Cache__SlowestReader", "00:00:01");
        AddSecondApi(builder, api);
    }

    /// <summary>Once for all who need it.</summary>
    public Task StartSecondApi() => secondApi ??= Start();

    private async Task Start()
    {
        var done = await App.Commands.ExecuteCommandAsync(SecondApi, "start");
        Assert.True(done.Success, $"start {SecondApi}: {done.ErrorMessage}");
        using var patience = new CancellationTokenSource(AirbnbApp.StartTime);
        await App.Notifications.WaitForResourceHealthyAsync(SecondApi, patience.Token);
    }

    /// <summary>With all that the first is told, but where it listens.</summary>
    private void AddSecondApi(IDistributedApplicationTestingBuilder builder, ProjectResource first)
    {
        var second = builder
            .AddProject<Projects.Airbnb_Api>(SecondApi, launchProfileName: null)
            .WithHttpEndpoint()
            .WithHttpHealthCheck("/health")
            .WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", Telemetry.Address)
            .WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
            .WithExplicitStart();
        foreach (var told in first.Annotations.OfType<EnvironmentCallbackAnnotation>().Reverse())
            second.Resource.Annotations.Insert(0, told);
    }
}

/// <summary>The one whose processes die. Its tests come last.</summary>
public sealed class MortalStack() : Stack("mortal")
{
    public CrashPoints CrashPoints { get; } = new();

    public override async Task DisposeAsync()
    {
        await Stacks.Stop(Name);
        CrashPoints.Dispose();
    }

    protected override void Change(IDistributedApplicationTestingBuilder builder)
    {
        CrashPoints.AddTo(builder, "api");
        CrashPoints.AddTo(builder, "worker");
    }
}

[CollectionDefinition(Name), Throughout]
public sealed class MovedClock : ICollectionFixture<MovedClockStack>
{
    public const string Name = "The clock is moved";
}

[CollectionDefinition(Name), Last]
public sealed class Broken : ICollectionFixture<BrokenStack>
{
    public const string Name = "Broken on purpose";
}

[CollectionDefinition(Name), Last]
public sealed class Mortal : ICollectionFixture<MortalStack>
{
    public const string Name = "Dying at every step";
}

/// <summary>On the shared stack, when nobody else is: tests that look at the whole database.</summary>
[CollectionDefinition(Name), Last]
public sealed class Alone : ICollectionFixture<SharedStack>
{
    public const string Name = "Alone on the shared stack";
}

/// <summary>On the shared stack, when nobody else is on any: load.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Stormed : ICollectionFixture<SharedStack>
{
    public const string Name = "A crowd at once";
}

/// <summary>Tests on a running stack. After each of them, what must always hold holds.</summary>
public abstract class StackTests(Stack stack) : IAsyncLifetime
{
    protected AirbnbApp App { get; } = stack.App;
    protected Given Given { get; } = new(stack.App);

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => App.InvariantsHold();
}

/// <summary>Tests on the shared stack, beside others. What must always hold is asked after each class of them.</summary>
public abstract class SharedStackTests(SharedStack stack) : StackTests(stack), IClassFixture<SharedStack>
{
    public override Task DisposeAsync() => Task.CompletedTask;
}
