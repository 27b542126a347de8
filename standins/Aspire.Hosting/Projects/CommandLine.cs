using System.Text;

namespace Aspire.Hosting;

internal static class CommandLine
{
    /// <summary>Words of a command line, in which double quotes keep spaces.</summary>
    public static string[] Split(string? text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quoted, begun) = (false, false);
        foreach (var c in text ?? "")
        {
            if (c == '"')
            {
                (quoted, begun) = (!quoted, true);
            }
            else if (char.IsWhiteSpace(c) && !quoted)
            {
                if (begun)
                {
                    words.Add(word.ToString());
                }

                word.Clear();
                begun = false;
            }
            else
            {
                word.Append(c);
                begun = true;
            }
        }

        return begun ? [.. words, word.ToString()] : [.. words];
    }
}
