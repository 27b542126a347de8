namespace MailboxSandbox.Smtp;

/// <summary>
/// What goes wrong with the next messages, for tests of their senders: first <see cref="Refuse" /> of them are
/// refused, and <see cref="Delay" /> of them are answered late.
/// </summary>
public sealed record PlannedFaults
{
    /// <summary>How many messages are refused.</summary>
    public int Refuse { get; init; }

    /// <summary>Whether they are refused for good (554) rather than for now (451).</summary>
    public bool Permanent { get; init; }

    /// <summary>How many messages are answered late.</summary>
    public int Delay { get; init; }

    /// <summary>By how much.</summary>
    public int DelayMilliseconds { get; init; }
}

/// <summary>Counts down the planned faults.</summary>
public sealed class Faults(TimeProvider time)
{
    private readonly Lock _changing = new();
    private PlannedFaults _planned = new();

    /// <summary>What is still planned.</summary>
    public PlannedFaults Planned
    {
        get
        {
            lock (_changing)
            {
                return _planned;
            }
        }
        set
        {
            lock (_changing)
            {
                _planned = value;
            }
        }
    }

    /// <summary>Waits if the next message is to be late; the refusal if it is to be refused.</summary>
    internal async Task<string?> Next(CancellationToken stopping)
    {
        PlannedFaults now;
        lock (_changing)
        {
            now = _planned;
            _planned = now with { Refuse = Math.Max(now.Refuse - 1, 0), Delay = Math.Max(now.Delay - 1, 0) };
        }

        if (now.Delay > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(now.DelayMilliseconds), time, stopping);
        }

        return now switch
        {
            { Refuse: <= 0 } => null,
            { Permanent: true } => "554 5.7.1 Refused as planned",
            _ => "451 4.3.0 Refused for now as planned",
        };
    }
}
