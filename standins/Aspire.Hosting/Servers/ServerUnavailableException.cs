namespace Aspire.Hosting.Servers;

/// <summary>A server cannot run on this machine; the message says why and what to do about it.</summary>
public sealed class ServerUnavailableException(string message) : Exception(message);
