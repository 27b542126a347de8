using Airbnb.Core.Notifications;
using HandlebarsDotNet;
using HandlebarsDotNet.IO;

namespace Airbnb.Worker.Notifications;

/// <summary>
/// The blocks that mails are made of, each as text and as HTML, so that one template gives both and they cannot say
/// different things.
/// </summary>
public static class MailBlocks
{
    private const string Table = "<table cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

    public static IHandlebars ForHtml()
    {
        var configuration = new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true };
        configuration.FormatterProviders.Add(new SaidInHtml());
        var html = Handlebars.Create(configuration);
        html.Block("title", "<h1>", "</h1>\n");
        html.Block("p", "<p>", "</p>\n");
        html.Block("b", "<strong>", "</strong>");
        html.Block("small", "<p class=\"small\">", "</p>\n");
        html.Block("quote", "<blockquote>", "</blockquote>\n");
        html.Block("heading", "<h2>", "</h2>\n");
        html.Block("facts", $"{Table} class=\"facts\">\n", "</table>\n");
        html.Block("sums", $"{Table} class=\"facts sums\">\n", "</table>\n");
        html.Labelled("fact", "<tr><th scope=\"row\">", "</th><td>", "</td></tr>\n");
        html.Labelled("total", "<tr class=\"total\"><th scope=\"row\">", "</th><td>", "</td></tr>\n");
        html.Button();
        html.Link("link", "<a href=\"", "\">", "</a>");
        html.Sign("br", "<br />");
        html.Sign("line", "<br />");
        html.Given();
        return html;
    }

    public static IHandlebars ForText()
    {
        var text = Handlebars.Create(
            new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true }
        );
        text.Block("title", "", "", isShown: false); // the subject says it
        text.Block("p", "", "\n");
        text.Block("b", "", "");
        text.Block("small", "", "\n");
        text.Block("quote", "> ", "\n");
        text.Block("heading", "", "");
        text.Block("facts", "", "\n");
        text.Block("sums", "", "\n");
        text.Labelled("fact", "  ", ": ", "");
        text.Labelled("total", "  ", ": ", "");
        text.Link("button", "", ":\n\n", "\n", labelFirst: true);
        text.Link("link", "", ": ", "", labelFirst: true);
        text.Sign("br", ", "); // within a fact
        text.Sign("line", "\n");
        text.Given();
        return text;
    }

    private static void Block(this IHandlebars to, string name, string before, string after, bool isShown = true) =>
        to.RegisterHelper(
            name,
            (output, options, context, _) =>
            {
                if (!isShown)
                    return;
                output.WriteSafeString(before);
                options.Template(output, context);
                output.WriteSafeString(after);
            }
        );

    private static void Sign(this IHandlebars to, string name, string sign) =>
        to.RegisterHelper(name, (output, _, _) => output.WriteSafeString(sign));

    /// <summary><c>{{#fact "Check-in"}}…{{/fact}}</c></summary>
    private static void Labelled(this IHandlebars to, string name, string before, string between, string after) =>
        to.RegisterHelper(
            name,
            (output, options, context, arguments) =>
            {
                output.WriteSafeString(before);
                output.Write(arguments[0]);
                output.WriteSafeString(between);
                options.Template(output, context);
                output.WriteSafeString(after);
            }
        );

    /// <summary><c>{{button "Pay" url "If the button does not work:"}}</c>; in text the address stands there anyway.</summary>
    private static void Button(this IHandlebars html) =>
        html.RegisterHelper(
            "button",
            (output, _, arguments) =>
            {
                var (label, address, otherwise) = (arguments[0], arguments[1], arguments[2]);
                output.WriteSafeString($"{Table} role=\"presentation\" class=\"button\"><tr><td><a href=\"");
                output.Write(address);
                output.WriteSafeString("\">");
                output.Write(label);
                output.WriteSafeString("</a></td></tr></table>\n<p class=\"small\">");
                output.Write(otherwise);
                output.WriteSafeString("<br /><a class=\"address\" href=\"");
                output.Write(address);
                output.WriteSafeString("\">");
                output.Write(address);
                output.WriteSafeString("</a></p>\n");
            }
        );

    /// <summary><c>{{link "Unsubscribe" url}}</c></summary>
    private static void Link(
        this IHandlebars to,
        string name,
        string before,
        string between,
        string after,
        bool labelFirst = false
    ) =>
        to.RegisterHelper(
            name,
            (output, _, arguments) =>
            {
                var (label, address) = (arguments[0], arguments[1]);
                output.WriteSafeString(before);
                output.Write(labelFirst ? label : address);
                output.WriteSafeString(between);
                output.Write(labelFirst ? address : label);
                output.WriteSafeString(after);
            }
        );

    /// <summary><c>{{#given "reason"}}…{{else}}…{{/given}}</c>: whether the content has it; an <c>if</c> faults when not.</summary>
    private static void Given(this IHandlebars to) =>
        to.RegisterHelper(
            "given",
            (output, options, context, arguments) =>
            {
                if (
                    context.Value is IReadOnlyDictionary<string, object> content
                    && content.ContainsKey($"{arguments[0]}")
                )
                    options.Template(output, context);
                else
                    options.Inverse(output, context);
            }
        );

    /// <summary>What people wrote is set apart, so that names in other scripts leave the words around them in order.</summary>
    private sealed class SaidInHtml : IFormatterProvider, IFormatter
    {
        public bool TryCreateFormatter(Type type, out IFormatter formatter)
        {
            formatter = this;
            return type == typeof(Said);
        }

        public void Format<T>(T value, in EncodedTextWriter writer)
        {
            writer.Write("<bdi>", false);
            writer.Write(value!.ToString(), true);
            writer.Write("</bdi>", false);
        }
    }
}
