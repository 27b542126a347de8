using System.Globalization;

namespace MailboxSandbox.Messages;

/// <summary>Which messages are wanted; what is not given does not matter.</summary>
public sealed record MessageFilter
{
    /// <summary>An address in full, or a part of one.</summary>
    public string? To { get; init; }

    /// <summary>A part of the subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Only messages received after this moment, or after the message of this id.</summary>
    public string? After { get; init; }

    internal bool Matches(Message message) => MatchesTo(message) && MatchesSubject(message) && MatchesAfter(message);

    private bool MatchesTo(Message message)
    {
        if (string.IsNullOrWhiteSpace(To))
        {
            return true;
        }

        // A full address must not match one that merely ends alike.
        var wanted = To.Trim();
        return wanted.IndexOf('@', StringComparison.Ordinal) > 0 && !wanted.EndsWith('@')
            ? message.To.Contains(wanted, StringComparer.OrdinalIgnoreCase)
            : message.To.Any(address => address.Contains(wanted, StringComparison.OrdinalIgnoreCase));
    }

    private bool MatchesSubject(Message message) =>
        string.IsNullOrWhiteSpace(Subject)
        || message.Subject.Contains(Subject.Trim(), StringComparison.OrdinalIgnoreCase);

    private bool MatchesAfter(Message message)
    {
        if (string.IsNullOrWhiteSpace(After))
        {
            return true;
        }

        return DateTimeOffset.TryParse(After, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? message.ReceivedAt > at
            : string.CompareOrdinal(message.Id, After) > 0;
    }
}
