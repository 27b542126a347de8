using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Xml.Linq;

namespace FastEndpoints.OpenApi;

/// <summary>The documentation comments of the application's own types, where the compiler has written them out.</summary>
static class XmlDocs
{
    static readonly ConcurrentDictionary<Assembly, FrozenDictionary<string, XElement>> ByAssembly = new();

    internal static string? Summary(Type type) => Text(type, NameOf(type), "summary");

    internal static string? Remarks(Type type) => Text(type, NameOf(type), "remarks");

    internal static string? Summary(PropertyInfo property) =>
        property.DeclaringType is { } type
            ? Text(type, $"P:{type.FullName?.Replace('+', '.')}.{property.Name}", "summary")
            : null;

    static string NameOf(Type type) => $"T:{type.FullName?.Replace('+', '.')}";

    static string? Text(Type type, string member, string part)
    {
        if (IsFramework(type.Assembly))
            return null;
        var docs = ByAssembly.GetOrAdd(type.Assembly, Load);
        var element = docs.GetValueOrDefault(member)?.Element(part);
        return element is null ? null : OneLine(element);
    }

    static bool IsFramework(Assembly assembly) =>
        assembly.GetName().Name is { } name
        && (
            name.StartsWith("System", StringComparison.Ordinal)
            || name.StartsWith("Microsoft", StringComparison.Ordinal)
        );

    static FrozenDictionary<string, XElement> Load(Assembly assembly)
    {
        var file = assembly.IsDynamic ? string.Empty : Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(file))
            return FrozenDictionary<string, XElement>.Empty;
        return XDocument
            .Load(file)
            .Descendants("member")
            .Where(member => member.Attribute("name") is not null)
            .DistinctBy(member => member.Attribute("name")!.Value, StringComparer.Ordinal)
            .ToFrozenDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
    }

    /// <summary>References to code are shown by their last name.</summary>
    static string OneLine(XElement element)
    {
        var text = string.Concat(
            element
                .Nodes()
                .Select(node =>
                    node switch
                    {
                        XText plain => plain.Value,
                        XElement { IsEmpty: true } reference => LastName(reference),
                        XElement inner => inner.Value,
                        _ => string.Empty,
                    }
                )
        );
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    static string LastName(XElement reference) =>
        (reference.Attribute("cref") ?? reference.Attribute("langword") ?? reference.Attribute("name"))?.Value.Split(
            '.',
            ':'
        )[^1]
        ?? string.Empty;
}
