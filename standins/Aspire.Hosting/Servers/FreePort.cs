using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Aspire.Hosting.Servers;

internal static class FreePort
{
    // The system takes ports of outgoing connections from above these: one of those would be gone again by the time
    // that a server wants it.
    public const int First = 20_000;
    public const int Last = 32_000;

    // In turn: a port that was given out a moment ago looks free until its server has started.
    private static int last = Random();

    // Claimed for as long as this process lives: a server may be started on its port again.
    private static readonly ConcurrentBag<IDisposable> Claims = [];

    /// <summary>A port that no AppHost takes while its server is not there.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref last) % (Last - First));
            if (PortClaim.TryMake(port) is not { } claim)
            {
                continue;
            }

            if (IsFree(port))
            {
                Claims.Add(claim);
                return port;
            }

            claim.Dispose();
        }
    }

    public static int Random() => RandomNumberGenerator.GetInt32(First, Last);

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
