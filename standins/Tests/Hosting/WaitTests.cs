using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StandIns.Tests.Hosting;

public class WaitTests
{
    [Fact]
    public async Task A_resource_starts_after_what_it_waits_for_is_healthy_and_ready()
    {
        var (healthy, ready) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var builder = HostingApp.Empty();
        builder
            .Services.AddHealthChecks()
            .AddCheck(
                "gate",
                () => healthy.Task.IsCompleted ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy()
            );
        var server = builder.AddServer("server").WithHealthCheck("gate");
        builder.Eventing.Subscribe<ResourceReadyEvent>(server.Resource, (_, _) => ready.Task);
        builder.AddServer("client").WaitFor(server);
        var app = await builder.Started();

        await app.Reaches(
            "server",
            s => s.HealthStatus == HealthStatus.Unhealthy && s.HealthReports[0].LastRunAt is not null
        );
        await app.Reaches("client", KnownResourceStates.Waiting);
        healthy.SetResult();
        await app.Reaches("server", s => s.HealthStatus == HealthStatus.Healthy);
        Assert.Equal(KnownResourceStates.Waiting, StateOf(app, "client"));
        ready.SetResult();

        await app.Reaches("client", KnownResourceStates.Running);
    }

    [Fact]
    public async Task Waiting_for_the_start_asks_for_no_health()
    {
        await using var builder = HostingApp.Empty();
        builder.Services.AddHealthChecks().AddCheck("never", () => HealthCheckResult.Unhealthy());
        var server = builder.AddServer("server").WithHealthCheck("never");
        builder.AddServer("client").WaitForStart(server);
        var app = await builder.Started();

        await app.Reaches("client", KnownResourceStates.Running);
    }

    [Fact]
    public async Task Completion_is_waited_for()
    {
        await using var builder = HostingApp.Empty();
        var gate = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var job = builder.AddScript("job", $"until [ -e {gate} ]; do sleep 0.05; done; exit 7");
        builder.AddServer("after").WaitForCompletion(job, exitCode: 7);
        var app = await builder.Started();
        await app.Reaches("job", KnownResourceStates.Running);
        await app.Reaches("after", KnownResourceStates.Waiting);

        await File.WriteAllTextAsync(gate, "");

        await app.Reaches("after", KnownResourceStates.Running);
        File.Delete(gate);
    }

    [Fact]
    public async Task Another_exit_code_fails_who_waits_and_who_waits_for_that()
    {
        await using var builder = HostingApp.Empty();
        var job = builder.AddScript("job", "exit 1");
        var after = builder.AddServer("after").WaitForCompletion(job);
        builder.AddServer("last").WaitFor(after);
        var app = await builder.Started();

        await app.Reaches("last", KnownResourceStates.FailedToStart);

        var why = app.Services.GetRequiredService<ResourceLoggerService>().Of("after").Tail(5);
        Assert.Contains(
            "Resource 'after' stopped waiting for dependency resource 'job' because it entered the 'Finished' state with exit code '1', expected '0'.",
            why
        );
    }

    [Fact]
    public async Task Where_people_watch_one_waits_on_for_what_failed()
    {
        await using var builder = HostingApp.Empty();
        builder.Services.Configure<ResourceNotificationServiceOptions>(o =>
            o.DefaultWaitBehavior = WaitBehavior.WaitOnResourceUnavailable
        );
        var gate = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        builder
            .Services.AddHealthChecks()
            .AddCheck("gate", () => File.Exists(gate) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
        var server = builder.AddScript("server", $"[ -e {gate} ] || exit 1; sleep 600").WithHealthCheck("gate");
        builder.AddServer("client").WaitFor(server);
        var app = await builder.Started();
        await app.Reaches("server", s => s.ExitCode == 1);
        Assert.Equal(
            KnownResourceStates.Waiting,
            (await app.Reaches("client", KnownResourceStates.Waiting)).State!.Text
        );

        await File.WriteAllTextAsync(gate, "");
        await app.ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.StartCommand);

        await app.Reaches("client", KnownResourceStates.Running);
        File.Delete(gate);
    }

    [Fact]
    public async Task A_failing_ready_event_fails_who_waits()
    {
        await using var builder = HostingApp.Empty();
        var server = builder.AddServer("server");
        builder.Eventing.Subscribe<ResourceReadyEvent>(
            server.Resource,
            (_, _) => throw new InvalidOperationException("no room")
        );
        builder.AddServer("client").WaitFor(server);
        var app = await builder.Started();

        await app.Reaches("client", KnownResourceStates.FailedToStart);
        await app.Writes("server", "no room");
    }

    [Fact]
    public async Task A_wait_can_be_called_off()
    {
        await using var builder = HostingApp.Empty();
        builder.Services.AddHealthChecks().AddCheck("never", () => HealthCheckResult.Unhealthy());
        var server = builder.AddServer("server").WithHealthCheck("never");
        builder.AddServer("client").WaitFor(server);
        var app = await builder.Started();
        await app.Reaches("client", KnownResourceStates.Waiting);

        await app.ResourceCommands.ExecuteCommandAsync("client", KnownResourceCommands.StopCommand);

        Assert.Equal(KnownResourceStates.NotStarted, StateOf(app, "client"));
    }

    [Fact]
    public void Waiting_for_a_child_is_also_waiting_for_its_parent()
    {
        var builder = HostingApp.Empty();
        var database = builder.AddPostgres("pg").AddDatabase("db");

        var waits = builder.AddScript("app", "true").WaitFor(database).Resource.Annotations.OfType<WaitAnnotation>();

        Assert.Equal(["pg", "db"], waits.Select(w => w.Resource.Name));
    }

    [Fact]
    public void Nothing_waits_for_itself()
    {
        var app = HostingApp.Empty().AddScript("app", "true");

        Assert.Throws<DistributedApplicationException>(() => app.WaitFor(app));
    }

    [Fact]
    public async Task Waiting_from_a_test_ends_when_the_resource_fails()
    {
        await using var builder = HostingApp.Empty();
        builder.AddExecutable("bad", "no-such-program", "/");
        var app = await builder.Started();

        await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            app.ResourceNotifications.WaitForResourceHealthyAsync("bad")
        );
        await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            app.ResourceNotifications.WaitForResourceHealthyAsync("nobody")
        );
    }

    private static string? StateOf(DistributedApplication app, string resource) =>
        app.ResourceNotifications.TryGetCurrentState(resource, out var current) ? current.Snapshot.State?.Text : null;
}
