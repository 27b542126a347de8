using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers.Native;

internal sealed class NativeRabbitMQ(NativePrograms programs, DataFolder folder)
{
    public async Task<(string Source, ProcessSpec Process)> PrepareAsync(CancellationToken ct)
    {
        var program = programs.RabbitMQ() ?? throw new ServerUnavailableException("rabbitmq-server is not installed.");
        var epmd = programs.Epmd() ?? throw new ServerUnavailableException("Erlang's epmd is not installed.");
        var plugins = folder.Spec.ManagementPort is null ? "[]." : "[rabbitmq_management].";
        await folder.WriteSecretAsync("enabled_plugins", plugins + "\n", ct);
        await folder.WriteSecretAsync("rabbitmq.conf", Configuration(), ct);
        await folder.WriteSecretAsync("definitions.json", Definitions(), ct);
        var process = folder.Server("/bin/sh", "-c", EmbeddedScript.Read("rabbitmq.sh"), "rabbitmq", epmd, program);
        return (
            program,
            process with
            {
                Environment = Variables(),
                // Its orderly stop takes 6 s (the management plug-in waits for something that is gone already).
                StopSignal = folder.IsThrowAway ? StopSignal.Kill : StopSignal.Terminate,
                StopTimeout = TimeSpan.FromSeconds(8),
            }
        );
    }

    private string Configuration()
    {
        var lines = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"listeners.tcp.1 = 127.0.0.1:{folder.Spec.Port}")
            .AppendLine("loopback_users = none")
            .AppendLine("log.console = true")
            .AppendLine(CultureInfo.InvariantCulture, $"load_definitions = {folder.In("definitions.json")}");
        if (folder.Spec.ManagementPort is { } port)
        {
            lines
                .AppendLine("management.tcp.ip = 127.0.0.1")
                .AppendLine(CultureInfo.InvariantCulture, $"management.tcp.port = {port}");
        }

        return lines.ToString();
    }

    /// <summary>Loaded at every start, unlike the default user: so a new password fits old data.</summary>
    private string Definitions()
    {
        var user = folder.Spec.UserName ?? "guest";
        return JsonSerializer.Serialize(
            new
            {
                users = new[]
                {
                    new
                    {
                        name = user,
                        password_hash = HashOf(folder.Spec.Password),
                        hashing_algorithm = "rabbit_password_hashing_sha256",
                        tags = "administrator",
                    },
                },
                vhosts = new[] { new { name = "/" } },
                permissions = new[]
                {
                    new
                    {
                        user,
                        vhost = "/",
                        configure = ".*",
                        write = ".*",
                        read = ".*",
                    },
                },
            }
        );
    }

    private static string HashOf(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        return Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])]);
    }

    private Dictionary<string, string> Variables() =>
        new(StringComparer.Ordinal)
        {
            ["HOME"] = folder.Path,
            ["LC_ALL"] = "C.UTF-8",
            ["RABBITMQ_NODENAME"] = "rabbit@localhost",
            ["RABBITMQ_MNESIA_BASE"] = folder.In("mnesia"),
            ["RABBITMQ_MNESIA_DIR"] = folder.In("mnesia/rabbit"),
            ["RABBITMQ_LOG_BASE"] = folder.In("log"),
            ["RABBITMQ_LOGS"] = "-",
            ["RABBITMQ_CONFIG_FILE"] = folder.In("rabbitmq"),
            ["RABBITMQ_CONF_ENV_FILE"] = folder.In("no-rabbitmq-env.conf"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = folder.In("no-advanced.config"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = folder.In("enabled_plugins"),
            ["RABBITMQ_GENERATED_CONFIG_DIR"] = folder.In("config"),
            ["RABBITMQ_PID_FILE"] = folder.In("rabbitmq.pid"),
            ["RABBITMQ_DIST_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
            ["ERL_EPMD_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_CRASH_DUMP_SECONDS"] = "0",
            // Nor may any of its Erlangs start a mapper when ours is gone, as at a stop: it would stay behind for good.
            ["ERL_AFLAGS"] = "-start_epmd false",
            // Its script becomes the server, rather than wait for it and pass signals on.
            ["RUNNING_UNDER_SYSTEMD"] = "true",
        };
}
