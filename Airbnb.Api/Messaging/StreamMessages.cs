using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Airbnb.Api.Http;
using Airbnb.Core.Messaging;
using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;

namespace Airbnb.Api.Messaging;

/// <summary>Whose messages are streamed, in the name of which session, from which number on.</summary>
public sealed record Streamed(Guid UserId, Guid SessionId, long? After);

/// <summary>
/// Sends somebody their messages as they come. What is sent is read from the database, each time by number, so that
/// nothing is lost or sent twice whatever rang, or did not.
/// </summary>
public sealed class StreamMessages(IServiceScopeFactory scopes, MessageBell bell)
{
    private const int Batch = 100;

    /// <summary>A stream that says nothing for longer is closed by what lies between.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>How often one looks by oneself: seldom, as long as the bell is heard.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookWithoutBell = TimeSpan.FromSeconds(2);

    /// <summary>Returns when the session has ended.</summary>
    public async Task To(EventStream stream, Streamed who, Subscription rings, CancellationToken ct)
    {
        var last = await Begin(stream, who, ct);
        var quiet = Stopwatch.StartNew();
        while (await Since(last, who, ct) is { } found)
        {
            foreach (var message in found)
                await stream.Send(Id(message.Number), "message", message.Json, ct);
            if (found is [.., var newest])
            {
                last = newest.Number;
                quiet.Restart();
            }
            else if (quiet.Elapsed >= Heartbeat)
            {
                await stream.Heartbeat(ct);
                quiet.Restart();
            }
            if (found.Count < Batch)
                await rings.Wait(bell.IsHeard ? Look : LookWithoutBell, ct);
        }
    }

    /// <summary>Tells where the stream stands, so that a client which loses it at once knows what to ask for.</summary>
    private async Task<long> Begin(EventStream stream, Streamed who, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var newest = await scope.ServiceProvider.GetRequiredService<ReadMessages>().Newest(who.UserId, ct);
        var last = Math.Min(who.After ?? newest, newest);
        await stream.Send(Id(last), "ready", "{}", ct);
        return last;
    }

    private async Task<IReadOnlyList<EventData>?> Since(long last, Streamed who, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (services, db) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AirbnbDb>());
        var found = await services.GetRequiredService<ReadMessages>().Since(last, who.UserId, who.SessionId, Batch, ct);
        if (found is null or [])
            return found is null ? null : [];
        var wording = await db.WordingFor(who.UserId, ct);
        return [.. found.Select(brought => new EventData(brought.Number, Write(brought.Read, wording)))];
    }

    private static string Write(ReadMessage read, Wording wording) =>
        JsonSerializer.Serialize(MessageResponse.Of(read, wording), Json.Options);

    private static string Id(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record EventData(long Number, string Json);
}
