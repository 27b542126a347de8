using System.Threading.Channels;
using Airbnb.Core.Persistence;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Accounts.Sessions;

/// <summary>Hears from the database which tokens have ended, whoever ended them and however, and has them forgotten.</summary>
public sealed class ForgetEndedSessions : BackgroundService
{
    private readonly Channel<byte[]> endings = Channel.CreateUnbounded<byte[]>();
    private readonly SessionCache cache;
    private readonly IDisposable hearing;

    /// <summary>Hears from here on: before anything is listened to, so that nothing is missed in between.</summary>
    public ForgetEndedSessions(Signals signals, SessionCache cache)
    {
        this.cache = cache;
        hearing = signals.Hear(Signals.Sessions, hash => Note(Convert.FromHexString(hash)));
    }

    public override void Dispose()
    {
        hearing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var hash in endings.Reader.ReadAllAsync(stoppingToken))
            await cache.Forget([hash]);
    }

    private void Note(byte[] hash)
    {
        cache.Distrust(hash);
        endings.Writer.TryWrite(hash); // Redis is told as soon as it listens
    }
}
