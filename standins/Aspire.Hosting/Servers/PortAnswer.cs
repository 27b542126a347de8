using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Servers;

internal static class PortAnswer
{
    /// <returns>False when the process ended before its port answered.</returns>
    public static async Task<bool> WaitAsync(int port, Task ended, CancellationToken ct)
    {
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (!ended.IsCompleted)
        {
            if (await AnswersAsync(port, ct))
            {
                return true;
            }

            await retry.WaitForNextTickAsync(ct);
        }

        return false;
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken ct)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
