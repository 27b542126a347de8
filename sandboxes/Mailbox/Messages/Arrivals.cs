using System.Globalization;

namespace MailboxSandbox.Messages;

/// <summary>
/// Ids and times of messages in the order that they arrive in: each later than all before, also within a moment, after
/// a restart and when the clock was set back.
/// </summary>
internal sealed class Arrivals
{
    private static readonly TimeSpan Moment = TimeSpan.FromTicks(1);

    private UInt128 _lastId;
    private DateTimeOffset _lastTime;

    public Arrivals(IEnumerable<Message> former)
    {
        foreach (var message in former)
        {
            _lastId = UInt128.Max(_lastId, NumberOf(message.Id));
            _lastTime = message.ReceivedAt > _lastTime ? message.ReceivedAt : _lastTime;
        }
    }

    public (string Id, DateTimeOffset At) Next(DateTimeOffset now)
    {
        _lastTime = now > _lastTime ? now : _lastTime + Moment;
        // Its first part is the time in milliseconds, the rest random.
        var id = NumberOf(Guid.CreateVersion7(_lastTime).ToString("N"));
        _lastId = id > _lastId ? id : _lastId + 1;
        return (_lastId.ToString("x32", CultureInfo.InvariantCulture), _lastTime);
    }

    /// <summary>None for a name that somebody else gave to a file of the folder.</summary>
    private static UInt128 NumberOf(string id) =>
        UInt128.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
            : UInt128.Zero;
}
