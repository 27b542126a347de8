using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Airbnb.Core.Listings.Search;

/// <summary>SQL put together from parts, in which every value is a parameter and a part may hold other parts.</summary>
internal sealed class SqlText
{
    private readonly StringBuilder text = new();
    private readonly List<object> values = [];

    public string Text => text.ToString();
    public object[] Values => [.. values];

    /// <summary>Conditions that all hold.</summary>
    public static FormattableString All(IEnumerable<FormattableString> conditions) =>
        conditions.Aggregate((FormattableString)$"true", (all, next) => $"{all} AND {next}");

    /// <summary>A name of our own, as it stands.</summary>
    public static FormattableString Name(string name) => FormattableStringFactory.Create(name);

    public SqlText Add(FormattableString part)
    {
        text.AppendLine(Flat(part));
        return this;
    }

    private string Flat(FormattableString part) =>
        string.Format(CultureInfo.InvariantCulture, part.Format, [.. part.GetArguments().Select(NameOf)]);

    private object NameOf(object? argument)
    {
        if (argument is FormattableString part)
            return Flat(part);
        values.Add(argument!);
        return $"{{{values.Count - 1}}}";
    }
}
