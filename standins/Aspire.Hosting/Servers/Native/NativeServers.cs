using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers.Native;

/// <summary>Runs servers as plain processes of this machine, on 127.0.0.1 and in folders of their own.</summary>
internal sealed class NativeServers(NativePrograms programs, DataFolders folders, Action<string> say)
{
    public async Task<RunningServer> StartAsync(ServerSpec spec, Action<ConsoleLine> onLine, CancellationToken ct)
    {
        var folder = await folders.OpenAsync(spec, OwnerOf(spec.Kind), say, ct);
        try
        {
            // Not earlier: a former server that was on its way out may have held them.
            RequireFreePort(spec, spec.Port);
            RequireFreePort(spec, spec.ManagementPort);
            var (source, process) = spec.Kind switch
            {
                ServerKind.Postgres => await new NativePostgres(programs, folder, onLine).PrepareAsync(ct),
                ServerKind.Redis => await new NativeRedis(programs, folder).PrepareAsync(ct),
                _ => await new NativeRabbitMQ(programs, folder).PrepareAsync(ct),
            };
            return await SupervisedServer.StartAsync(source, process, folder, onLine, ct);
        }
        catch (IOException exception) when (DiskFull.IsMeantBy(exception))
        {
            folder.Dispose();
            throw DiskFull.For(spec, folder.Path);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Debian's packages make a user for each server; elsewhere root has nobody to become.</summary>
    private static string? OwnerOf(ServerKind kind) =>
        Environment.IsPrivilegedProcess
        && File.Exists("/etc/passwd")
        && File.ReadLines("/etc/passwd").Any(line => line.StartsWith(kind.SystemUser() + ":", StringComparison.Ordinal))
            ? kind.SystemUser()
            : null;

    private static void RequireFreePort(ServerSpec spec, int? port)
    {
        if (port is { } wanted && !FreePort.IsFree(wanted))
        {
            throw new ServerUnavailableException(
                $"'{spec.ResourceName}' cannot start: something else listens on 127.0.0.1:{port}."
            );
        }
    }
}
