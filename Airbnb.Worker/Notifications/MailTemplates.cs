using System.Collections.Concurrent;
using HandlebarsDotNet;

namespace Airbnb.Worker.Notifications;

/// <param name="Subject">The first line of the text template.</param>
public sealed record RenderedMail(string Subject, string Text, string Html);

/// <summary>
/// The Handlebars templates below Templates/: for each mail one of text, whose first line is the subject, and one of
/// HTML, which the layout surrounds. A name that the content does not have is a fault, not a gap in the mail.
/// </summary>
public sealed class MailTemplates
{
    private readonly IHandlebars forText = Handlebars.Create(
        new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true }
    );
    private readonly IHandlebars forHtml = Handlebars.Create(
        new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true }
    );
    private readonly HandlebarsTemplate<object, object> layout;
    private readonly ConcurrentDictionary<string, Parts> templates = new(StringComparer.Ordinal);

    public MailTemplates()
    {
        forHtml.RegisterTemplate("Button", Read("Button.html"));
        layout = forHtml.Compile(Read("Layout.html"));
    }

    public RenderedMail Render(string template, object content)
    {
        var parts = templates.GetOrAdd(
            template,
            name => new Parts(forText.Compile(Read(name + ".txt")), forHtml.Compile(Read(name + ".html")))
        );
        var text = parts.Text(content).ReplaceLineEndings("\n");
        var endOfSubject = text.IndexOf('\n', StringComparison.Ordinal);
        var subject = text[..endOfSubject].Trim();
        var html = layout(new { subject, body = parts.Html(content) });
        return new RenderedMail(subject, text[endOfSubject..].Trim() + "\n", html);
    }

    private static string Read(string name)
    {
        using var resource =
            typeof(MailTemplates).Assembly.GetManifestResourceStream(typeof(MailTemplates), $"Templates.{name}.hbs")
            ?? throw new InvalidOperationException($"There is no mail template {name}.hbs.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    private sealed record Parts(HandlebarsTemplate<object, object> Text, HandlebarsTemplate<object, object> Html);
}
