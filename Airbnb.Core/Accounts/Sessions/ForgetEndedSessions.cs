using System.Threading.Channels;
using Airbnb.Core.Persistence;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Accounts.Sessions;

/// <summary>Hears from the database which tokens have ended, whoever ended them and however, and has them forgotten.</summary>
public sealed class ForgetEndedSessions(Signals signals, SessionCache cache) : BackgroundService
{
    private readonly Channel<byte[]> endings = Channel.CreateUnbounded<byte[]>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heard = signals.Hear(Signals.Sessions, hash => Note(Convert.FromHexString(hash)));
        while (await endings.Reader.WaitToReadAsync(stoppingToken))
        {
            var some = new List<byte[]>();
            while (some.Count < 500 && endings.Reader.TryRead(out var hash))
                some.Add(hash);
            await cache.Forget(some);
        }
    }

    private void Note(byte[] hash)
    {
        cache.Distrust(hash);
        endings.Writer.TryWrite(hash); // Redis is told as soon as it listens
    }
}
