using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Airbnb.Core;
using HandlebarsDotNet;

namespace Airbnb.Worker.Notifications;

/// <param name="Subject">The first line of the template.</param>
public sealed record RenderedMail(string Subject, string Text, string Html);

/// <summary>
/// The Handlebars templates below Templates/, a folder for each language. A file holds many mails: each begins with
/// <c>{{!-- mail confirmed.guest --}}</c>, its next line is the subject, and the rest is made into text and into HTML by
/// the blocks of <see cref="MailBlocks"/>. A name that the content does not have is a fault, not a gap in the mail.
/// </summary>
public sealed partial class MailTemplates
{
    private static readonly FrozenDictionary<Language, FrozenDictionary<string, string>> Sources =
        Enum.GetValues<Language>().ToFrozenDictionary(language => language, Read);

    private readonly ConcurrentDictionary<(Language, bool AsHtml), IHandlebars> environments = new();
    private readonly ConcurrentDictionary<
        (Language, bool AsHtml, string),
        HandlebarsTemplate<object, object>
    > templates = new();

    /// <summary>The mails there are in a language, with their templates.</summary>
    public static IReadOnlyDictionary<string, string> In(Language language) => Sources[language];

    public RenderedMail Render(Mail mail)
    {
        var text = Fill(mail, mail.Template, asHtml: false).ReplaceLineEndings("\n");
        var html = Fill(mail, mail.Template, asHtml: true).ReplaceLineEndings("\n");
        var subject = text[..text.IndexOf('\n', StringComparison.Ordinal)].Trim();
        var frame = new Dictionary<string, object>(mail.Content, StringComparer.Ordinal)
        {
            ["lang"] = mail.Language.Tag(),
            ["subject"] = subject,
            ["preview"] = mail.Preview,
        };
        if (mail.Unsubscribe is { } link)
            frame["unsubscribe"] = link;
        return new RenderedMail(
            subject,
            Gaps().Replace(Frame(mail, frame, Rest(text), asHtml: false), "\n\n").Trim() + "\n",
            Frame(mail, frame, Rest(html), asHtml: true)
        );
    }

    private string Frame(Mail mail, Dictionary<string, object> frame, string body, bool asHtml)
    {
        var content = new Dictionary<string, object>(frame, StringComparer.Ordinal) { ["body"] = body };
        content["footer"] = Find(mail.Language, asHtml, "footer")(content);
        return Find(mail.Language, asHtml, asHtml ? "Layout.html" : "Layout.txt")(content);
    }

    private string Fill(Mail mail, string template, bool asHtml) => Find(mail.Language, asHtml, template)(mail.Content);

    private static string Rest(string text) => text[text.IndexOf('\n', StringComparison.Ordinal)..].Trim();

    private HandlebarsTemplate<object, object> Find(Language language, bool asHtml, string name) =>
        templates.GetOrAdd(
            (language, asHtml, name),
            _ => Environment(language, asHtml).Compile(Source(language, name))
        );

    private IHandlebars Environment(Language language, bool asHtml) =>
        environments.GetOrAdd(
            (language, asHtml),
            _ =>
            {
                var environment = asHtml ? MailBlocks.ForHtml() : MailBlocks.ForText();
                foreach (
                    var part in Sources[language].Where(source => source.Key.StartsWith(Part, StringComparison.Ordinal))
                )
                    environment.RegisterTemplate(part.Key[Part.Length..], part.Value);
                return environment;
            }
        );

    private static string Source(Language language, string name) =>
        Sources[language].TryGetValue(name, out var source) ? source
        : name.StartsWith("Layout", StringComparison.Ordinal) ? Resource($"Templates.{name}.hbs")
        : throw new InvalidOperationException($"There is no mail {name} in {language}.");

    /// <summary>Sections that others include.</summary>
    private const string Part = "part:";

    private static FrozenDictionary<string, string> Read(Language language)
    {
        var folder = $"{typeof(MailTemplates).Namespace}.Templates.{language.Tag()}.";
        return typeof(MailTemplates)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .SelectMany(name => Sections(Resource(name[(typeof(MailTemplates).Namespace!.Length + 1)..])))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Sections(string file)
    {
        var headings = Heading().Matches(file);
        for (var i = 0; i < headings.Count; i++)
        {
            var start = headings[i].Index + headings[i].Length;
            var end = i + 1 < headings.Count ? headings[i + 1].Index : file.Length;
            var prefix = headings[i].Groups[1].Value == "part" ? Part : "";
            yield return new(prefix + headings[i].Groups[2].Value, file[start..end].Trim() + "\n");
        }
    }

    private static string Resource(string name)
    {
        using var resource =
            typeof(MailTemplates).Assembly.GetManifestResourceStream(typeof(MailTemplates), name)
            ?? throw new InvalidOperationException($"There is no {name}.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(
        @"\{\{!-- (mail|part) ([\w.]+) --\}\}\s*\n",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Heading();

    /// <summary>What is left between paragraphs where a block shows nothing.</summary>
    [GeneratedRegex(@"\n\s*\n", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gaps();
}
