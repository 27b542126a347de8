using System.Globalization;
using System.Net;

namespace StripeSandbox.Pages;

/// <summary>The frame and the look of all pages; nothing is fetched from elsewhere.</summary>
public static class Html
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1a2233;--soft:#68738d;--line:#e3e8f0;--paper:#f6f8fb;--card:#fff;--accent:#5b54f0}
        @media(prefers-color-scheme:dark){:root{--ink:#e8ecf5;--soft:#98a3bb;--line:#2b3446;--paper:#11161f;--card:#1a2130;--accent:#8f8aff}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
        header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:baseline;padding:1.25rem 2rem;background:var(--card);border-bottom:1px solid var(--line)}
        h1{margin:0;font-size:1.15rem}h2{margin:2rem 0 .6rem;font-size:1rem}
        header p,.soft{margin:0;color:var(--soft)}
        main{max-width:96rem;margin:0 auto;padding:0 2rem 3rem}
        main.narrow{max-width:36rem;padding-top:12vh}
        .sheet{background:var(--card);border:1px solid var(--line);border-radius:.6rem;overflow-x:auto}
        .sheet.text{padding:1.75rem}
        table{width:100%;border-collapse:collapse}
        th,td{padding:.5rem .75rem;text-align:left;white-space:nowrap;border-top:1px solid var(--line)}
        th{border-top:0;color:var(--soft);font-weight:500;font-size:.85rem}
        td.does{position:sticky;right:0;background:var(--card);text-align:right}button{white-space:nowrap}
        .long{display:inline-block;max-width:10rem;overflow:hidden;text-overflow:ellipsis;vertical-align:bottom}
        td.number{text-align:right;font-variant-numeric:tabular-nums}th.number{text-align:right}
        code{font:.8rem ui-monospace,monospace}
        .badge{display:inline-block;padding:.05rem .55rem;border-radius:1rem;font-size:.8rem;background:#8891a533}
        .good{background:#1d9d5f2e;color:#12824b}.bad{background:#d93a4a2b;color:#c42c3c}.wait{background:#d08b0c2e;color:#a06800}
        @media(prefers-color-scheme:dark){.good{color:#5fd79b}.bad{color:#ff8b96}.wait{color:#f2c063}}
        form{display:inline}
        button{padding:.25rem .75rem;border:1px solid var(--line);border-radius:.4rem;background:transparent;color:inherit;font:inherit;font-size:.85rem;cursor:pointer}
        button:hover{border-color:var(--accent);color:var(--accent)}
        button.main{background:var(--accent);border-color:var(--accent);color:#fff}
        .actions{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.5rem}.actions button{padding:.55rem 1.1rem;font-size:.95rem}
        .empty{padding:1.25rem;color:var(--soft)}
        :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        @media(max-width:48rem){
        header{padding:1rem}main{padding:0 1rem 2rem}main.narrow{padding-top:2rem}
        thead{display:none}tr{display:block;padding:.6rem 1rem;border-top:1px solid var(--line)}tbody tr:first-child{border-top:0}
        td,td.number{display:flex;align-items:baseline;gap:1rem;padding:.15rem 0;border:0;text-align:left;white-space:normal;overflow-wrap:anywhere}
        td:empty{display:none}td::before{content:attr(data-label);flex:none;width:7rem;color:var(--soft)}
        td.does{position:static;flex-wrap:wrap;gap:.5rem;padding-top:.4rem}td.does::before{display:none}
        .long{max-width:none}button{padding:.45rem .9rem}}
        """;

    public static IResult Page(string title, string body, int status = 200) =>
        Results.Content(
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Text(title)}</title>
            <link rel="icon" href="data:,"><style>{Style}</style></head>
            <body>{body}</body>
            </html>
            """,
            "text/html; charset=utf-8",
            statusCode: status
        );

    /// <summary>A page with one sheet in the middle.</summary>
    public static IResult Notice(string title, string body, int status = 200) =>
        Page(
            title,
            $"""<main class="narrow"><div class="sheet text"><h1>{Text(title)}</h1>{body}</div></main>""",
            status
        );

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>Text of any length, cut to the width of a column; whole under the pointer.</summary>
    public static string Long(string? text) =>
        text is { Length: > 0 } ? $"""<span class="long" dir="auto" title="{Text(text)}">{Text(text)}</span>""" : "";

    /// <summary>A heading that starts with # is of a column of numbers; the cells are HTML.</summary>
    public static string Table(string[] headings, IEnumerable<string[]> rows, string whenEmpty)
    {
        var all = string.Concat(rows.Select(row => $"<tr>{string.Concat(headings.Zip(row, Cell))}</tr>"));
        if (all.Length == 0)
        {
            return $"""<div class="sheet"><div class="empty">{Text(whenEmpty)}</div></div>""";
        }

        var head = string.Concat(
            headings.Select(heading => $"""<th scope="col"{Numbers(heading)}>{Label(heading)}</th>""")
        );
        return $"""<div class="sheet"><table><thead><tr>{head}</tr></thead><tbody>{all}</tbody></table></div>""";
    }

    // A narrow screen shows the label beside the cell instead of above the column.
    private static string Cell(string heading, string html) =>
        heading.Length == 0
            ? $"""<td class="does">{html}</td>"""
            : $"""<td data-label="{Label(heading)}"{Numbers(heading)}>{html}</td>""";

    private static string Label(string heading) => Text(heading.TrimStart('#'));

    private static string Numbers(string heading) => heading.StartsWith('#') ? " class=\"number\"" : "";

    public static string Badge(string status)
    {
        var mood = status switch
        {
            "succeeded" or "won" or "enabled" or "active" => "good",
            "failed" or "lost" or "dropped" or "needs_response" => "bad",
            "canceled" => "",
            _ => "wait",
        };
        return $"""<span class="badge {mood}">{Text(status.Replace('_', ' '))}</span>""";
    }

    public static string Time(long unix) =>
        DateTimeOffset.FromUnixTimeSeconds(unix).ToString("MMM d, HH:mm:ss", CultureInfo.InvariantCulture);
}
