using System.Text;

namespace Airbnb.Core.Calendar.Feeds.Ics;

/// <summary>A content line of RFC 5545: <c>DTSTART;TZID=Europe/Berlin:20270301T150000</c>.</summary>
internal sealed record IcsLine(string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    private const int LongestName = 100;

    /// <summary>The lines of a file, unfolded, whatever its line ends are. Throws for what is no content line.</summary>
    public static IEnumerable<IcsLine> Of(string file)
    {
        var line = new StringBuilder();
        foreach (var physical in Physical(file))
        {
            if (physical is [' ' or '\t', ..])
            {
                line.Append(physical, 1, physical.Length - 1);
                continue;
            }
            if (line.Length > 0)
                yield return Parse(line.ToString());
            line.Clear().Append(physical);
        }
        if (line.Length > 0)
            yield return Parse(line.ToString());
    }

    /// <summary>Only CR and LF end a line: what else Unicode counts as such is text.</summary>
    private static string[] Physical(string file) =>
        file.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\r', '\n');

    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>Text with its commas, semicolons and line ends as people write them.</summary>
    public string Text()
    {
        var text = new StringBuilder(Value.Length);
        for (var i = 0; i < Value.Length; i++)
            if (Value[i] != '\\' || ++i == Value.Length)
                text.Append(i < Value.Length ? Value[i] : '\\');
            else
                text.Append(Value[i] is 'n' or 'N' ? '\n' : Value[i]);
        return text.ToString();
    }

    private static IcsLine Parse(string line)
    {
        var end = line.AsSpan().IndexOfAny(':', ';');
        if (end is <= 0 or > LongestName)
            throw new UnreadableCalendarException(FeedErrors.Broken);
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = end;
        while (line[at] == ';')
        {
            var (name, value, next) = ParseParameter(line, at + 1);
            parameters.TryAdd(name, value);
            at = next;
        }
        return new IcsLine(line[..end].ToUpperInvariant(), parameters, line[(at + 1)..]);
    }

    private static (string Name, string Value, int Next) ParseParameter(string line, int start)
    {
        var equals = line.IndexOf('=', start);
        if (equals < 0)
            throw new UnreadableCalendarException(FeedErrors.Broken);
        var isQuoted = false;
        for (var at = equals + 1; at < line.Length; at++)
        {
            isQuoted ^= line[at] == '"';
            if (!isQuoted && line[at] is (':' or ';'))
                return (line[start..equals], line[(equals + 1)..at].Trim('"'), at);
        }
        throw new UnreadableCalendarException(FeedErrors.Broken);
    }
}

/// <summary>Ends the reading of a calendar from deep inside; never leaves <see cref="IcsCalendar"/>.</summary>
internal sealed class UnreadableCalendarException(Error error) : Exception(error.Message)
{
    public Error Error { get; } = error;
}
