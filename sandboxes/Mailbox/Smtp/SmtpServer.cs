using System.Net;
using System.Net.Sockets;
using MailboxSandbox.Messages;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace MailboxSandbox.Smtp;

/// <summary>Accepts SMTP clients on the loopback interface.</summary>
public sealed partial class SmtpServer(
    IOptions<SmtpOptions> options,
    MessageStore store,
    Faults faults,
    ILogger<SmtpServer> log
) : BackgroundService, IHealthCheck
{
    private readonly SemaphoreSlim _places = new(options.Value.MaxSessions, options.Value.MaxSessions);
    private readonly TcpListener _listener = new(IPAddress.Loopback, options.Value.Port);

    /// <summary>The port that the server listens on, once started.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Here and not in the background, so that a busy port stops the process with its reason.
        _listener.Start();
        Listening(Port);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _listener.Dispose();
        _places.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            ExecuteTask is { IsCompleted: false }
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("Mail is not accepted.", ExecuteTask?.Exception)
        );

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<Task> sessions = [];
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(stoppingToken);
                sessions.RemoveAll(session => session.IsCompleted);
                sessions.Add(Serve(client, stoppingToken));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _listener.Stop();
            await Task.WhenAll(sessions);
        }
    }

    private async Task Serve(TcpClient client, CancellationToken stopping)
    {
        using (client)
        {
            // Silence is also how a full server is told from a broken one: the client hears why.
            var admitted = await _places.WaitAsync(TimeSpan.Zero, stopping);
            try
            {
                var session = new SmtpSession(client.GetStream(), options.Value, store, faults);
                await (admitted ? session.Run(stopping) : session.TurnAway(stopping));
            }
            catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
            {
                Dropped(fault.Message);
            }
            catch (Exception fault)
            {
                Failed(fault);
            }
            finally
            {
                if (admitted)
                {
                    _places.Release();
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Receiving mail on smtp://127.0.0.1:{Port}")]
    private partial void Listening(int port);

    [LoggerMessage(LogLevel.Debug, "An SMTP client went away: {Reason}")]
    private partial void Dropped(string reason);

    [LoggerMessage(LogLevel.Error, "An SMTP session failed")]
    private partial void Failed(Exception fault);
}
