using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Writes parameters the way the v1 API reads them: <c>card[number]=4242&amp;expand[0]=customer</c>.</summary>
internal static class FormEncoder
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, string Name)[]> Fields = new();

    public static HttpContent CreateHttpContent(BaseOptions options)
    {
        var body = options is null ? "" : CreateQueryString(options);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded", "utf-8");
        return content;
    }

    public static string CreateQueryString(BaseOptions options) =>
        string.Join('&', Flatten(options, null).Select(pair => $"{Escape(pair.Key)}={Escape(pair.Value)}"));

    // Brackets stay legible; the API reads both forms.
    private static string Escape(string text) =>
        WebUtility
            .UrlEncode(text)
            .Replace("%5B", "[", StringComparison.Ordinal)
            .Replace("%5D", "]", StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Flatten(object value, string key) =>
        value switch
        {
            null => [new(key, "")],
            IAnyOf { Value: null } => [],
            IAnyOf anyOf => Flatten(anyOf.Value, key),
            INestedOptions options => FlattenOptions(options, key),
            IDictionary dictionary => FlattenDictionary(dictionary, key),
            string text => [new(key, text)],
            IEnumerable list => FlattenList(list, key),
            DateTime time => [new(key, Text(((DateTimeOffset)time).ToUnixTimeSeconds()))],
            bool flag => [new(key, flag ? "true" : "false")],
            _ => [new(key, Text(value))],
        };

    private static IEnumerable<KeyValuePair<string, string>> FlattenOptions(INestedOptions options, string key)
    {
        foreach (var (property, name) in Fields.GetOrAdd(options.GetType(), FindFields))
        {
            var value = property.GetValue(options);
            if (name is null)
            {
                foreach (var pair in FlattenDictionary((IDictionary)value, key))
                {
                    yield return pair;
                }
            }
            else if (value is not null || IsCleared(options, property))
            {
                foreach (var pair in Flatten(value, Nest(key, name)))
                {
                    yield return pair;
                }
            }
        }
    }

    // A null that was assigned to a field that can be emptied is sent as an empty string.
    private static bool IsCleared(INestedOptions options, PropertyInfo property) =>
        options is ITracksAssignments tracking && tracking.Assigned.Contains(property.Name);

    private static (PropertyInfo Property, string Name)[] FindFields(Type type) =>
        [
            .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Select(property =>
                    (
                        property,
                        property.IsDefined(typeof(JsonExtensionDataAttribute)) ? null : EntityJson.NameOf(property)
                    )
                ),
        ];

    private static IEnumerable<KeyValuePair<string, string>> FlattenDictionary(IDictionary dictionary, string key)
    {
        if (dictionary is null)
        {
            yield break;
        }

        foreach (DictionaryEntry entry in dictionary)
        {
            foreach (var pair in Flatten(entry.Value, Nest(key, Text(entry.Key))))
            {
                yield return pair;
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> FlattenList(IEnumerable list, string key)
    {
        var index = 0;
        var empty = true;
        foreach (var item in list)
        {
            foreach (var pair in Flatten(item, string.Create(CultureInfo.InvariantCulture, $"{key}[{index}]")))
            {
                empty = false;
                yield return pair;
            }

            index++;
        }

        if (empty)
        {
            // A form has no empty list; by convention `a=` empties the list a.
            yield return new(key, "");
        }
    }

    // `bar[baz]` below `foo` is `foo[bar][baz]`.
    private static string Nest(string outer, string name)
    {
        if (string.IsNullOrEmpty(outer))
        {
            return name;
        }

        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? $"{outer}[{name}]" : $"{outer}[{name[..bracket]}]{name[bracket..]}";
    }

    private static string Text(object value) => string.Format(CultureInfo.InvariantCulture, "{0}", value);
}
