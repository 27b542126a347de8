using System.Globalization;
using System.Text;

namespace MailboxSandbox.Mime;

/// <summary>A structured header such as <c>text/plain; charset=utf-8</c> (RFC 2045, RFC 2231).</summary>
internal sealed class MediaType
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    private MediaType(string value) => Value = value;

    /// <summary>What stands before the parameters, in lower case.</summary>
    public string Value { get; }

    public string? this[string parameter] =>
        Extended(parameter + "*")
        ?? Continued(parameter)
        ?? (_parameters.TryGetValue(parameter, out var value) ? EncodedWords.Decode(value) : null);

    public bool Is(string type) => string.Equals(Value, type, StringComparison.Ordinal);

    public bool IsMultipart => Value.StartsWith("multipart/", StringComparison.Ordinal);

    public static MediaType Parse(string? header, string otherwise)
    {
        var pieces = SplitOutsideQuotes(header ?? "");
        var value = pieces[0].Trim().ToLowerInvariant();
        var type = new MediaType(value.Length == 0 ? otherwise : value);
        foreach (var piece in pieces.Skip(1))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                type._parameters.TryAdd(piece[..equals].Trim(), Unquote(piece[(equals + 1)..].Trim()));
            }
        }

        return type;
    }

    /// <summary><c>utf-8''caf%C3%A9.ics</c></summary>
    private string? Extended(string name) =>
        _parameters.TryGetValue(name, out var value) && value.Split('\'', 3) is [var charset, _, var text]
            ? Charsets.Decode(Percent(text), charset)
            : null;

    /// <summary><c>name*0*=utf-8''caf; name*1*=%C3%A9; name*2=.ics</c></summary>
    private string? Continued(string name)
    {
        var bytes = new List<byte>();
        string? charset = null;
        for (var index = 0; ; index++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{name}*{index}");
            if (_parameters.TryGetValue(key + "*", out var encoded))
            {
                var text = encoded;
                if (index == 0 && encoded.Split('\'', 3) is [var named, _, var rest])
                {
                    charset = named;
                    text = rest;
                }

                bytes.AddRange(Percent(text));
            }
            else if (_parameters.TryGetValue(key, out var plain))
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(plain));
            }
            else
            {
                return index == 0 ? null : Charsets.Decode([.. bytes], charset);
            }
        }
    }

    private static byte[] Percent(string text) =>
        TransferEncoding.QuotedPrintable(
            Encoding.Latin1.GetBytes(text.Replace("=", "=3D", StringComparison.Ordinal).Replace('%', '='))
        );

    private static string Unquote(string value) =>
        value is ['"', .. var inner, '"']
            ? inner.Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal)
            : value;

    private static List<string> SplitOutsideQuotes(string header)
    {
        List<string> pieces = [];
        var piece = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < header.Length; at++)
        {
            if (quoted && header[at] == '\\' && at + 1 < header.Length)
            {
                piece.Append(header[at++]);
            }
            else if (header[at] == '"')
            {
                quoted = !quoted;
            }
            else if (header[at] == ';' && !quoted)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
                continue;
            }

            piece.Append(header[at]);
        }

        pieces.Add(piece.ToString());
        return pieces;
    }
}
