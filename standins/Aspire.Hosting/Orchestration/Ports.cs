using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Aspire.Hosting.Orchestration;

/// <summary>
/// Ports taken for programs that are still to start. Each is kept by listening on it, so that another AppHost
/// that starts meanwhile sees it as busy, and is given free just before its program runs.
/// </summary>
internal sealed class Ports : IDisposable
{
    // Below the range from which the system picks ports of outgoing connections.
    private const int First = 20_000;
    private const int Last = 32_000;
    private const int Attempts = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Socket[]> _kept = [];

    public bool TryTake(int port)
    {
        lock (_lock)
        {
            if (_kept.ContainsKey(port) || Listen(port) is not { } sockets)
            {
                return false;
            }

            _kept[port] = sockets;
            return true;
        }
    }

    public int TakeAny()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last);
            if (TryTake(port))
            {
                return port;
            }
        }

        throw new DistributedApplicationException($"No free port was found between {First} and {Last}.");
    }

    public void Free(int port)
    {
        lock (_lock)
        {
            if (_kept.Remove(port, out var sockets))
            {
                Close(sockets);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var sockets in _kept.Values)
            {
                Close(sockets);
            }

            _kept.Clear();
        }
    }

    private static Socket[]? Listen(int port)
    {
        // A program that listens on "localhost" takes both.
        var addresses = Socket.OSSupportsIPv6
            ? new[] { IPAddress.Loopback, IPAddress.IPv6Loopback }
            : [IPAddress.Loopback];
        var sockets = new List<Socket>();
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            sockets.Add(socket);
            try
            {
                socket.Bind(new IPEndPoint(address, port));
                socket.Listen();
            }
            catch (SocketException trouble) when (trouble.SocketErrorCode == SocketError.AddressNotAvailable)
            {
                // The machine has no such loopback address.
            }
            catch (SocketException)
            {
                Close(sockets);
                return null;
            }
        }

        return [.. sockets];
    }

    private static void Close(IEnumerable<Socket> sockets)
    {
        foreach (var socket in sockets)
        {
            socket.Dispose();
        }
    }
}
