using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers.Containers;

/// <summary>Images take a login for new data only: a volume from before needs to be given today's.</summary>
internal sealed class ContainerLogin(string engine, DataFolder folder)
{
    private const string SetInRabbit = """
        rabbitmqctl await_startup --timeout 60
        rabbitmqctl change_password "$LOGIN_NAME" "$LOGIN_PASSWORD" || rabbitmqctl add_user "$LOGIN_NAME" "$LOGIN_PASSWORD"
        rabbitmqctl set_user_tags "$LOGIN_NAME" administrator && rabbitmqctl set_permissions "$LOGIN_NAME" '.*' '.*' '.*'
        """;

    private readonly ServerSpec spec = folder.Spec;

    public async Task<bool> IsChangedAsync(CancellationToken ct) =>
        spec.VolumeName is not null
        && spec.Kind != ServerKind.Redis
        && !await KnownLogin.IsTodaysAsync(folder, ct)
        && await VolumeExistsAsync(spec.VolumeName, ct);

    /// <summary>PostgreSQL takes it while it is down.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        if (spec.Kind != ServerKind.Postgres)
        {
            return;
        }

        var recipe = ContainerRecipe.For(spec);
        string[] words =
        [
            "run",
            "--rm",
            "--user",
            "postgres",
            "--volume",
            $"{spec.VolumeName}:{recipe.DataPath}",
            "--env",
            "LOGIN_SQL",
            "--entrypoint",
            "/bin/sh",
            spec.Image,
            "-c",
            """[ ! -s "$PGDATA/PG_VERSION" ] || printf '%s' "$LOGIN_SQL" | postgres --single -D "$PGDATA" postgres""",
        ];
        var sql = PostgresLogin.Sql(spec.UserName ?? "postgres", spec.Password);
        var set = await RunAsync(words, ct, ("LOGIN_SQL", sql));
        Require(PostgresLogin.WasSet(set), set);
    }

    /// <summary>RabbitMQ takes it while it is up.</summary>
    public async Task FinishAsync(string container, bool changed, CancellationToken ct)
    {
        if (changed && spec.Kind == ServerKind.RabbitMQ)
        {
            string[] words =
            [
                "exec",
                "--user",
                "rabbitmq",
                "--env",
                "HOME=/var/lib/rabbitmq",
                "--env",
                "LOGIN_NAME",
                "--env",
                "LOGIN_PASSWORD",
                container,
                "/bin/sh",
                "-c",
                SetInRabbit,
            ];
            var (name, password) = (("LOGIN_NAME", spec.UserName ?? "guest"), ("LOGIN_PASSWORD", spec.Password));
            var set = await RunAsync(words, ct, name, password);
            Require(set.Succeeded, set);
        }

        await KnownLogin.RememberAsync(folder, ct);
    }

    private async Task<bool> VolumeExistsAsync(string volume, CancellationToken ct) =>
        (await Command.RunAsync(ct, engine, "volume", "inspect", volume)).Succeeded;

    private Task<CommandResult> RunAsync(
        string[] words,
        CancellationToken ct,
        params IEnumerable<(string Name, string Value)> variables
    ) =>
        Command.RunAsync(
            new ProcessSpec
            {
                FileName = engine,
                Arguments = words,
                WorkingDirectory = folder.Path,
                Environment = variables.ToDictionary(
                    variable => variable.Name,
                    variable => variable.Value,
                    StringComparer.Ordinal
                ),
            },
            ct
        );

    private void Require(bool done, CommandResult result)
    {
        if (!done)
        {
            throw new ServerUnavailableException(
                $"The password of '{spec.ResourceName}' in the volume {spec.VolumeName} could not be set: {result.LastWords}"
            );
        }
    }
}
