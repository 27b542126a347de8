using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Admin.Auditing;

/// <summary>What somebody who looks after the platform did. Never changed, by anybody.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; } = GrowingId.New();

    /// <summary>Null for the platform itself.</summary>
    public Guid? Who { get; init; }

    /// <summary>What was done, in the past tense: <c>user_suspended</c>.</summary>
    public required string What { get; init; }

    /// <summary>What it was done to: an id, or a name where there is none.</summary>
    public required string Subject { get; init; }

    /// <summary>How it was, and how it is since, as far as the act changed it; JSON.</summary>
    public string? Before { get; init; }
    public string? After { get; init; }

    public string? Why { get; init; }

    /// <summary>In real time, which nobody can advance.</summary>
    public DateTimeOffset At { get; init; }
}

public static class AuditTrail
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes down who did what, in the caller's transaction: there is no act without it.</summary>
    /// <param name="before">How it was, as far as the act changes it. States and figures only: no names, no addresses.</param>
    /// <param name="after">How it is since.</param>
    public static AuditEntry Audit(
        this AirbnbDb db,
        Act act,
        string what,
        IFormattable subject,
        object? before = null,
        object? after = null
    ) => db.Audit(act, what, subject.ToString(null, CultureInfo.InvariantCulture), before, after);

    /// <inheritdoc cref="Audit(AirbnbDb, Act, string, IFormattable, object?, object?)"/>
    public static AuditEntry Audit(
        this AirbnbDb db,
        Act act,
        string what,
        string subject,
        object? before = null,
        object? after = null
    ) =>
        db
            .AuditEntries.Add(
                new AuditEntry
                {
                    Who = act.By,
                    What = what,
                    Subject = subject,
                    Before = Write(before),
                    After = Write(after),
                    Why = act.Why,
                }
            )
            .Entity;

    private static string? Write(object? state) => state is null ? null : JsonSerializer.Serialize(state, Json);
}
