using System.Globalization;
using StripeSandbox.Objects;

namespace StripeSandbox.Api;

/// <summary>
/// The parameters of a request as the tree that brackets spell: <c>card[number]=4242&amp;expand[]=customer</c>.
/// What is read is ticked off, and <see cref="RefuseRest"/> complains about what nobody asked for.
/// </summary>
public sealed class Parameters
{
    private readonly Dictionary<string, Parameters> children = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly string path;
    private string? value;

    private Parameters(string path) => this.path = path;

    public static Parameters Parse(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var root = new Parameters("");
        foreach (var (key, value) in pairs)
        {
            var node = root;
            foreach (var segment in Segments(key))
            {
                node = node.Child(segment);
            }

            node.value = value;
        }

        return root;
    }

    public bool Has(string name) => children.ContainsKey(name);

    public bool IsGroup(string name) => children.TryGetValue(name, out var node) && node.value is null;

    public IEnumerable<string> Names => children.Keys;

    /// <summary>A text; null when absent, and null as well when sent empty to clear a field.</summary>
    public string? Text(string name, int longest = 5000)
    {
        read.Add(name);
        if (!children.TryGetValue(name, out var node))
        {
            return null;
        }

        if (node.value is null)
        {
            throw ApiError.Invalid($"Invalid string: {node.Describe()}", node.path);
        }

        if (node.value.Length > longest)
        {
            throw ApiError.Invalid(
                $"Invalid string: must be at most {longest} characters",
                node.path,
                "parameter_invalid_string_too_long"
            );
        }

        return node.value.Length == 0 ? null : node.value;
    }

    public string Required(string name) => Text(name) ?? throw Lacks(name);

    public ApiError Lacks(string name) =>
        Has(name)
            ? ApiError.Invalid(
                $"You passed an empty string for '{Below(name)}'. We assume empty values are an attempt to unset a "
                    + $"parameter; however '{Below(name)}' cannot be unset. You should remove '{Below(name)}' from "
                    + "your request or supply a non-empty value.",
                Below(name),
                "parameter_invalid_empty"
            )
            : ApiError.Invalid($"Missing required param: {Below(name)}.", Below(name), "parameter_missing");

    public long? Integer(string name, long least = long.MinValue)
    {
        if (Text(name) is not { } text)
        {
            return Has(name) ? throw Lacks(name) : null;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw ApiError.Invalid($"Invalid integer: {text}", Below(name), "parameter_invalid_integer");
        }

        return number >= least
            ? number
            : throw ApiError.Invalid(
                least > 0 ? "Invalid positive integer" : $"This value must be greater than or equal to {least}.",
                Below(name),
                "parameter_invalid_integer"
            );
    }

    public long RequiredInteger(string name, long least) => Integer(name, least) ?? throw Lacks(name);

    public bool? Flag(string name) =>
        Text(name) switch
        {
            null => Has(name) ? throw Lacks(name) : null,
            "true" or "1" => true,
            "false" or "0" => false,
            var text => throw ApiError.Invalid($"Invalid boolean: {text}", Below(name)),
        };

    public string? OneOf(string name, params string[] allowed)
    {
        var text = Text(name);
        if (text is null || allowed.Contains(text))
        {
            return text;
        }

        var choices = allowed.Length == 1 ? allowed[0] : $"{string.Join(", ", allowed[..^1])}, or {allowed[^1]}";
        throw ApiError.Invalid($"Invalid {Below(name)}: must be one of {choices}", Below(name));
    }

    /// <summary>The parameters in the brackets; null when absent or sent empty.</summary>
    public Parameters? Nested(string name)
    {
        read.Add(name);
        if (!children.TryGetValue(name, out var node) || node.value?.Length == 0)
        {
            return null;
        }

        return node.value is null ? node : throw ApiError.Invalid("Invalid object", node.path);
    }

    public List<string>? List(string name)
    {
        read.Add(name);
        if (!children.TryGetValue(name, out var node))
        {
            return null;
        }

        if (node.value is not null)
        {
            return node.value.Length == 0 ? [] : throw ApiError.Invalid("Invalid array", node.path);
        }

        return [.. node.children.Keys.Select(key => node.Required(key))];
    }

    /// <summary>Applies metadata to an object: given keys are set, empty ones removed, an empty whole clears all.</summary>
    public void ApplyMetadata(IHasMetadata target)
    {
        if (ReadMetadata(target.Metadata) is { } metadata)
        {
            target.Metadata = metadata;
        }
    }

    public Dictionary<string, string>? ReadMetadata(IReadOnlyDictionary<string, string>? existing = null)
    {
        read.Add("metadata");
        if (!children.TryGetValue("metadata", out var node))
        {
            return null;
        }

        if (node.value is not null)
        {
            return node.value.Length == 0 ? [] : throw ApiError.Invalid("Invalid object", node.path);
        }

        var merged = new Dictionary<string, string>(existing ?? new Dictionary<string, string>());
        foreach (var (key, child) in node.children)
        {
            if (child.value is null)
            {
                throw ApiError.Invalid($"Metadata values must be strings, but the value of {key} is not.", child.path);
            }

            CheckMetadata(key, child.value, child.path);
            if (child.value.Length == 0)
            {
                merged.Remove(key);
            }
            else
            {
                merged[key] = child.value;
            }
        }

        return merged.Count <= 50
            ? merged
            : throw ApiError.Invalid($"Metadata can have up to 50 keys, but you passed in {merged.Count}.", "metadata");
    }

    /// <summary>Complains about parameters that nothing has read.</summary>
    public void RefuseRest(params string[] tolerated)
    {
        foreach (var name in children.Keys.Where(name => !read.Contains(name) && !tolerated.Contains(name)))
        {
            throw ApiError.Invalid($"Received unknown parameter: {Below(name)}", Below(name), "parameter_unknown");
        }

        foreach (var (name, child) in children.Where(pair => pair.Value.read.Count > 0))
        {
            child.RefuseRest();
        }
    }

    /// <summary>All parameters in one order, to tell whether a repeated request is the same.</summary>
    public override string ToString() => string.Join('&', Flatten().Order(StringComparer.Ordinal));

    private static void CheckMetadata(string key, string value, string path)
    {
        if (key.Length > 40)
        {
            throw ApiError.Invalid(
                $"Metadata keys can have up to 40 characters, but you passed in a key that is {key.Length} characters. "
                    + $"Invalid key: {key}",
                path
            );
        }

        if (value.Length > 500)
        {
            throw ApiError.Invalid(
                $"Metadata values can have up to 500 characters, but you passed in a value that is {value.Length} "
                    + $"characters. Invalid value: {value}",
                path
            );
        }
    }

    private static IEnumerable<string> Segments(string key)
    {
        var bracket = key.IndexOf('[', StringComparison.Ordinal);
        if (bracket <= 0)
        {
            return [key];
        }

        return [key[..bracket], .. key[(bracket + 1)..].TrimEnd(']').Split("][")];
    }

    private Parameters Child(string segment)
    {
        var name = segment.Length == 0 ? children.Count.ToString(CultureInfo.InvariantCulture) : segment;
        if (!children.TryGetValue(name, out var child))
        {
            children[name] = child = new Parameters(Below(name));
        }

        return child;
    }

    private string Below(string name) => path.Length == 0 ? name : $"{path}[{name}]";

    private string Describe() => value ?? $"{{{string.Join(", ", children.Keys)}}}";

    private IEnumerable<string> Flatten() =>
        value is not null ? [$"{path}={value}"] : children.Values.SelectMany(child => child.Flatten());
}
