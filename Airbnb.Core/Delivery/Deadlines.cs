using System.Diagnostics;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Delivery;

/// <summary>Which time a deadline goes by.</summary>
public enum DeadlineClock
{
    /// <summary>The platform clock: what the business waits for.</summary>
    Platform,

    /// <summary>Real time: retries and other technical waits.</summary>
    Real,
}

/// <summary>A message to be published when its time has come; a restart forgets none.</summary>
public sealed class Deadline
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTimeOffset DueAt { get; init; }
    public required DeadlineClock Clock { get; init; }

    /// <summary>The name of the message, as in the outbox.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about: a booking, a charge, the message of a retry.</summary>
    public required Guid Subject { get; init; }

    public required string Payload { get; init; }
    public Guid? MessageId { get; init; }
    public string? Handler { get; init; }
    public int Attempt { get; init; }
    public string? TraceParent { get; init; }
}

public static class Deadlines
{
    /// <summary>Publishes the message when the platform clock passes the instant.</summary>
    public static void SetDeadline(this AirbnbDb db, DateTimeOffset dueAt, Guid subject, IMessage message) =>
        db.Deadlines.Add(
            new Deadline
            {
                DueAt = dueAt,
                Clock = DeadlineClock.Platform,
                Kind = Messages.NameOf(message.GetType()),
                Subject = subject,
                Payload = Messages.ToJson(message),
                TraceParent = Activity.Current?.Id,
            }
        );

    /// <summary>Takes back the subject's deadlines of that kind, in the caller's transaction.</summary>
    public static Task<int> CancelDeadlines<T>(this AirbnbDb db, Guid subject, CancellationToken ct)
        where T : IMessage
    {
        var kind = Messages.NameOf<T>();
        return db.Deadlines.Where(due => due.Kind == kind && due.Subject == subject).ExecuteDeleteAsync(ct);
    }
}
