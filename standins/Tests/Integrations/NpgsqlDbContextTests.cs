using Aspire.Hosting.Servers;
using Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql.EntityFrameworkCore.PostgreSQL;
using StandIns.Tests.Servers;

namespace StandIns.Tests.Integrations;

public sealed class NpgsqlDbContextTests
{
    private const string Section = "Aspire:Npgsql:EntityFrameworkCore:PostgreSQL";
    private const string Nowhere = "Host=127.0.0.1;Port=1;Username=u;Password=p;Database=d;Timeout=2";

    [Fact]
    public void Later_settings_win()
    {
        var builder = Builder(
            new(StringComparer.Ordinal)
            {
                [$"{Section}:ConnectionString"] = "Host=section",
                [$"{Section}:CommandTimeout"] = "1",
                [$"{Section}:homes:CommandTimeout"] = "2",
                [$"{Section}:HomesDb:CommandTimeout"] = "3",
                ["ConnectionStrings:homes"] = "Host=connection-strings",
            }
        );

        NpgsqlEntityFrameworkCorePostgreSQLSettings? seen = null;
        builder.AddNpgsqlDbContext<HomesDb>("homes", settings => seen = settings);

        Assert.Equal("Host=connection-strings", seen!.ConnectionString);
        Assert.Equal(3, seen.CommandTimeout);
    }

    [Fact]
    public void Context_retries_and_heeds_the_timeout()
    {
        var builder = Builder(new(StringComparer.Ordinal) { ["ConnectionStrings:homes"] = Nowhere });
        builder.AddNpgsqlDbContext<HomesDb>("homes", settings => settings.CommandTimeout = 7);
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<HomesDb>();

        Assert.IsType<NpgsqlRetryingExecutionStrategy>(db.Database.CreateExecutionStrategy());
        Assert.Equal(7, db.Database.GetCommandTimeout());
    }

    [Fact]
    public void Disabled_retries_do_not_happen()
    {
        var builder = Builder(new(StringComparer.Ordinal) { ["ConnectionStrings:homes"] = Nowhere });
        builder.AddNpgsqlDbContext<HomesDb>("homes", settings => settings.DisableRetry = true);
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<HomesDb>();

        Assert.False(db.Database.CreateExecutionStrategy().RetriesOnFailure);
    }

    [Fact]
    public void Enriched_context_retries_too()
    {
        var builder = Builder([]);
        builder.Services.AddDbContextPool<HomesDb>(options => options.UseNpgsql(Nowhere));
        builder.EnrichNpgsqlDbContext<HomesDb>(settings => settings.CommandTimeout = 9);
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<HomesDb>();

        Assert.IsType<NpgsqlRetryingExecutionStrategy>(db.Database.CreateExecutionStrategy());
        Assert.Equal(9, db.Database.GetCommandTimeout());
        Assert.Equal("127.0.0.1", db.Database.GetDbConnection().DataSource.Split("//")[^1].Split(':')[0]);
    }

    [Fact]
    public void Context_is_added_only_once_in_development()
    {
        var builder = Builder([]);
        builder.Environment.EnvironmentName = Environments.Development;
        builder.AddNpgsqlDbContext<HomesDb>("homes");

        Assert.Throws<InvalidOperationException>(() => builder.AddNpgsqlDbContext<HomesDb>("homes"));
    }

    [Fact]
    public void Enriching_needs_a_context()
    {
        Assert.Throws<InvalidOperationException>(() => Builder([]).EnrichNpgsqlDbContext<HomesDb>());
    }

    [Fact]
    public void Missing_connection_string_is_named_when_the_context_is_used()
    {
        var builder = Builder([]);
        builder.AddNpgsqlDbContext<HomesDb>("homes");
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();

        var missing = Assert.Throws<InvalidOperationException>(() =>
            scope.ServiceProvider.GetRequiredService<HomesDb>()
        );

        Assert.Contains("'ConnectionStrings:homes'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_check_tells_whether_the_server_answers()
    {
        using var scratch = new Scratch();
        var spec = Scratch.Spec(ServerKind.Postgres, password: "secret");
        var connection =
            $"Host=127.0.0.1;Port={spec.Port};Username={spec.UserName};Password=secret;Database=postgres;Timeout=60;Pooling=false";
        var builder = Builder(new(StringComparer.Ordinal) { ["ConnectionStrings:homes"] = connection });
        builder.AddNpgsqlDbContext<HomesDb>("homes", settings => settings.DisableRetry = true);
        using var host = builder.Build();
        var health = host.Services.GetRequiredService<HealthCheckService>();

        await using (await scratch.StartAsync(spec))
        {
            await ServerUse.LeaveNoteAsync(spec);
            var up = await health.CheckHealthAsync();
            Assert.Equal(HealthStatus.Healthy, up.Entries["HomesDb"].Status);
        }

        var down = await health.CheckHealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, down.Entries["HomesDb"].Status);
    }

    private static HostApplicationBuilder Builder(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Environment.EnvironmentName = Environments.Production;
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging();
        return builder;
    }

    internal sealed class HomesDb(DbContextOptions<HomesDb> options) : DbContext(options);
}
