using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address that a resource offers.</summary>
public sealed class EndpointAnnotation : IResourceAnnotation
{
    private readonly TaskCompletionSource<AllocatedEndpoint> _allocation = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private int? _port;
    private int? _targetPort;
    private string? _transport;

    /// <summary>Describes an endpoint; its name is its scheme unless told otherwise.</summary>
    public EndpointAnnotation(
        ProtocolType protocol,
        string? uriScheme = null,
        string? transport = null,
        string? name = null,
        int? port = null,
        int? targetPort = null,
        bool? isExternal = null,
        bool isProxied = true
    )
    {
        Protocol = protocol;
        UriScheme = uriScheme ?? (protocol == ProtocolType.Udp ? "udp" : "tcp");
        Name = name ?? UriScheme;
        _transport = transport;
        _port = port;
        _targetPort = targetPort;
        IsExternal = isExternal ?? false;
        IsProxied = isProxied;
    }

    /// <summary>Name of the endpoint within its resource.</summary>
    public string Name { get; set; }

    /// <summary>TCP or UDP.</summary>
    public ProtocolType Protocol { get; set; }

    /// <summary>Scheme of the address.</summary>
    public string UriScheme { get; set; }

    /// <summary>http for web addresses, else the protocol.</summary>
    public string Transport
    {
        get => _transport ?? (UriScheme is "http" or "https" ? "http" : "tcp");
        set => _transport = value;
    }

    /// <summary>Host it is bound to.</summary>
    public string TargetHost { get; set; } = "localhost";

    /// <summary>Wanted port; without a proxy either of the two ports stands for both.</summary>
    public int? Port
    {
        get => _port ?? (IsProxied ? null : _targetPort);
        set => _port = value;
    }

    /// <summary>Port the program listens on by itself.</summary>
    public int? TargetPort
    {
        get => _targetPort ?? (IsProxied ? null : _port);
        set => _targetPort = value;
    }

    /// <summary>Whether a deployment makes it reachable from outside.</summary>
    public bool IsExternal { get; set; }

    /// <summary>Whether the address may differ from the port the program listens on.</summary>
    public bool IsProxied { get; set; }

    /// <summary>The address it got, once it has one.</summary>
    public AllocatedEndpoint? AllocatedEndpoint
    {
        get => _allocation.Task.IsCompletedSuccessfully ? _allocation.Task.Result : null;
        set => _allocation.SetResult(value ?? throw new ArgumentNullException(nameof(value)));
    }

    internal Task<AllocatedEndpoint> Allocation => _allocation.Task;

    internal bool FromLaunchProfile { get; set; }

    /// <summary>The variable that tells the program its port; then the program, not ASP.NET Core, opens it.</summary>
    internal string? TargetPortEnvironmentVariable { get; set; }
}

/// <summary>Where an endpoint can be reached.</summary>
public class AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port)
{
    /// <summary>The endpoint as described.</summary>
    public EndpointAnnotation Endpoint { get; } = endpoint;

    /// <summary>Host.</summary>
    public string Address { get; } = address;

    /// <summary>Port.</summary>
    public int Port { get; } = port;

    /// <summary>Scheme of the address.</summary>
    public string UriScheme => Endpoint.UriScheme;

    /// <summary>host:port</summary>
    public string EndPointString => $"{Address}:{Port}";

    /// <summary>scheme://host:port</summary>
    public string UriString => $"{UriScheme}://{EndPointString}";

    /// <inheritdoc />
    public override string ToString() => UriString;
}
