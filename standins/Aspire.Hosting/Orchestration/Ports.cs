using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Servers;

namespace Aspire.Hosting.Orchestration;

/// <summary>
/// The ports of this AppHost's programs. Each is kept by listening on it, so that everybody sees it as busy, and is
/// given free just before its program runs; to other AppHosts it stays taken until this one ends.
/// </summary>
internal sealed class Ports : IDisposable
{
    private const int Attempts = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Socket[]> _kept = [];
    private readonly Dictionary<int, IDisposable> _claims = [];

    public bool TryTake(int port)
    {
        lock (_lock)
        {
            if (_claims.ContainsKey(port) || PortClaim.TryMake(port) is not { } claim)
            {
                return false;
            }

            if (Listen(port) is not { } sockets)
            {
                claim.Dispose();
                return false;
            }

            _kept[port] = sockets;
            _claims[port] = claim;
            return true;
        }
    }

    public int TakeAny()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = FreePort.Random();
            if (TryTake(port))
            {
                return port;
            }
        }

        throw new DistributedApplicationException(
            $"No free port was found between {FreePort.First} and {FreePort.Last}."
        );
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

            foreach (var claim in _claims.Values)
            {
                claim.Dispose();
            }

            _kept.Clear();
            _claims.Clear();
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
