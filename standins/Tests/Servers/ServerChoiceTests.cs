using Aspire.Hosting.Servers;

namespace StandIns.Tests.Servers;

public sealed class ServerChoiceTests
{
    private static readonly WantedServer[] Wanted =
    [
        new(ServerKind.Postgres, "postgres:17.6"),
        new(ServerKind.Redis, "redis:8.6"),
        new(ServerKind.RabbitMQ, "rabbitmq:4.2-management"),
    ];

    [Theory]
    [InlineData(null, true, true, true, true, "containers")]
    [InlineData(null, true, false, true, true, "native")]
    [InlineData(null, false, true, true, true, "native")]
    [InlineData("", false, true, true, true, "native")]
    [InlineData(null, true, true, false, false, "containers")]
    [InlineData(null, true, false, false, true, "install")]
    [InlineData(null, false, false, false, true, "install")]
    [InlineData(null, true, false, false, false, "nothing")]
    [InlineData(null, false, false, false, false, "nothing")]
    [InlineData("native", true, true, true, true, "native")]
    [InlineData("native", true, true, false, true, "install")]
    [InlineData("native", true, true, false, false, "nothing")]
    [InlineData("container", true, true, true, true, "containers")]
    [InlineData("Container", true, true, false, false, "containers")]
    [InlineData("container", true, false, true, true, "nothing")]
    [InlineData("container", false, true, true, true, "nothing")]
    public async Task The_first_way_that_works_is_taken(
        string? servers,
        bool engine,
        bool images,
        bool programs,
        bool rights,
        string outcome
    )
    {
        var machine = new FakeMachine
        {
            Engine = engine,
            Images = images,
            Programs = programs ? [.. Enum.GetValues<ServerKind>()] : [],
            Rights = rights,
        };

        Assert.Equal(outcome, await ChooseAsync(machine, servers));
    }

    [Fact]
    public async Task Only_what_is_missing_is_installed()
    {
        var machine = new FakeMachine { Programs = [ServerKind.Postgres], Rights = true };

        Assert.Equal("install", await ChooseAsync(machine, null));
        Assert.Equal([ServerKind.Redis, ServerKind.RabbitMQ], machine.Installed);
    }

    [Fact]
    public async Task Nothing_is_pulled_when_native_servers_are_asked_for()
    {
        var machine = new FakeMachine
        {
            Engine = true,
            Images = true,
            Programs = [.. Enum.GetValues<ServerKind>()],
        };

        await ChooseAsync(machine, "native");

        Assert.Empty(machine.Asked);
    }

    [Fact]
    public async Task Without_rights_the_message_names_what_is_wrong_and_the_ways_out()
    {
        var machine = new FakeMachine { Programs = [ServerKind.Redis] };

        var refusal = await RefusalAsync(machine, null);

        Assert.Equal(
            """
            PostgreSQL, Redis and RabbitMQ cannot run here: no Docker or Podman engine answers; PostgreSQL and RabbitMQ are not installed; no rights.
            One of these helps:
              - start a Docker or Podman engine that has or can pull postgres:17.6, redis:8.6, rabbitmq:4.2-management
              - on Debian or Ubuntu: sudo apt-get install postgresql redis-server rabbitmq-server
              - on macOS: brew install postgresql@17 redis rabbitmq
              - run this once as root, or with password-less sudo, on Debian or Ubuntu: it installs them itself
            """,
            refusal.Message
        );
    }

    [Fact]
    public async Task A_failed_installation_is_told()
    {
        var machine = new FakeMachine { Rights = true, InstallFailure = "E: Unable to fetch some archives" };

        var refusal = await RefusalAsync(machine, null);

        Assert.Contains(
            "installing failed: E: Unable to fetch some archives",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_word_that_is_no_choice_is_refused()
    {
        var refusal = await RefusalAsync(new FakeMachine(), "dokcer");

        Assert.Contains("Servers=dokcer", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<ServerUnavailableException> RefusalAsync(FakeMachine machine, string? servers) =>
        Assert.ThrowsAsync<ServerUnavailableException>(() =>
            new ServerChoice(machine, _ => { }).MakeAsync(
                new ServerLauncherOptions(servers),
                Wanted,
                CancellationToken.None
            )
        );

    private static async Task<string> ChooseAsync(FakeMachine machine, string? servers)
    {
        try
        {
            var engine = await new ServerChoice(machine, _ => { }).MakeAsync(
                new ServerLauncherOptions(servers),
                Wanted,
                CancellationToken.None
            );
            return (engine, machine.Installed.Count) switch
            {
                (not null, 0) => "containers",
                (null, 0) => "native",
                _ => "install",
            };
        }
        catch (ServerUnavailableException)
        {
            return "nothing";
        }
    }

    private sealed class FakeMachine : IMachine
    {
        public bool Engine { get; init; }
        public bool Images { get; init; }
        public IReadOnlyCollection<ServerKind> Programs { get; init; } = [];
        public bool Rights { get; init; }
        public string? InstallFailure { get; init; }
        public List<ServerKind> Installed { get; } = [];
        public List<string> Asked { get; } = [];

        public Task<string?> FindEngineAsync(CancellationToken ct)
        {
            Asked.Add("engine");
            return Task.FromResult(Engine ? "docker" : null);
        }

        public Task<string?> ObtainImageAsync(
            string engine,
            string image,
            Action<string> progress,
            CancellationToken ct
        )
        {
            Asked.Add(image);
            return Task.FromResult(Images ? null : "no such registry");
        }

        public bool HasNative(ServerKind kind) => Programs.Contains(kind);

        public Task<string?> WhyNoInstallAsync(CancellationToken ct) => Task.FromResult(Rights ? null : "no rights");

        public Task<string?> InstallAsync(
            IReadOnlyCollection<ServerKind> kinds,
            Action<string> progress,
            CancellationToken ct
        )
        {
            Installed.AddRange(kinds);
            return Task.FromResult(InstallFailure);
        }
    }
}
