using System.Globalization;
using System.Text;

namespace Airbnb.Core.Calendar.Feeds.Ics;

/// <summary>Writes content lines of RFC 5545: CRLF at the end, folded after 75 octets but never within a letter.</summary>
public sealed class IcsWriter
{
    private const int LongestLine = 75;

    private readonly StringBuilder file = new();

    public void Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }
            file.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        file.Append("\r\n");
    }

    public void Text(string name, string text) =>
        Line(
            name,
            text.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace(";", "\\;", StringComparison.Ordinal)
                .Replace(",", "\\,", StringComparison.Ordinal)
                .ReplaceLineEndings("\\n")
        );

    public void Day(string name, DateOnly day) =>
        Line($"{name};VALUE=DATE", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    public void Instant(string name, DateTimeOffset instant) =>
        Line(name, instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(file.ToString());
}
