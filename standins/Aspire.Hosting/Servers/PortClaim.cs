using System.Globalization;
using System.Net.Sockets;

namespace Aspire.Hosting.Servers;

/// <summary>
/// One AppHost's word to the others of this machine that a port is its own, for as long as it lives: also while its
/// program starts, stops or is started again, and so does not listen. On Linux a name that the system itself forgets
/// when the process ends; elsewhere there is none, and only who listens counts.
/// </summary>
internal static class PortClaim
{
    private static readonly IDisposable Unneeded = new MemoryStream();

    /// <returns>Nothing when another AppHost has claimed the port.</returns>
    public static IDisposable? TryMake(int port)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Unneeded;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"\0aspire-apphost-port-{port}");
            socket.Bind(new UnixDomainSocketEndPoint(name));
            return socket;
        }
        catch (SocketException trouble) when (trouble.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            socket.Dispose();
            return null;
        }
    }
}
