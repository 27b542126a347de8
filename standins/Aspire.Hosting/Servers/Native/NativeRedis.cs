using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers.Native;

internal sealed class NativeRedis(NativePrograms programs, DataFolder folder)
{
    public async Task<(string Source, ProcessSpec Process)> PrepareAsync(CancellationToken ct)
    {
        var program = programs.Redis() ?? throw new ServerUnavailableException("redis-server is not installed.");
        await folder.WriteSecretAsync("redis.conf", Configuration(), ct);
        var process = folder.Server(program, folder.In("redis.conf")) with
        {
            // Redis refuses to start in a locale that the machine does not have.
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["LC_ALL"] = "C" },
        };
        return (program, process);
    }

    private string Configuration() =>
        $"""
            bind 127.0.0.1
            port {folder.Spec.Port}
            requirepass {Quote(folder.Spec.Password)}
            dir {Quote(folder.Path)}
            daemonize no
            save ""
            appendonly {(folder.IsThrowAway ? "no" : "yes")}

            """;

    private static string Quote(string word) =>
        $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
