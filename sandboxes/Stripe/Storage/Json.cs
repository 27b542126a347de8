using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using StripeSandbox.Objects;

namespace StripeSandbox.Storage;

public static class Json
{
    public static JsonSerializerOptions Options { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };

    public static JsonSerializerOptions Indented { get; } = new(Options) { WriteIndented = true };

    /// <summary>The object as clients see it: without the sandbox's own properties.</summary>
    public static JsonObject Render(object thing)
    {
        var node = JsonSerializer.SerializeToNode(thing, thing.GetType(), Options)!.AsObject();
        HideOwn(node);
        return node;
    }

    /// <summary>The same as bytes, which take far less room than a tree.</summary>
    public static JsonElement Freeze(JsonNode node) => JsonSerializer.SerializeToElement(node, Options);

    public static string Text(JsonNode node) => node.ToJsonString(Indented);

    public static string Write(StripeObject thing) => JsonSerializer.Serialize(thing, thing.GetType(), Options);

    public static StripeObject Read(JsonElement element) =>
        (StripeObject)element.Deserialize(Kinds.TypeOf(element.GetProperty("object").GetString()!), Options)!;

    private static void HideOwn(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                HideOwn(item);
            }
        }
        else if (node is JsonObject thing)
        {
            foreach (var (name, value) in thing.ToList())
            {
                if (name.StartsWith('_'))
                {
                    thing.Remove(name);
                }
                else
                {
                    HideOwn(value);
                }
            }
        }
    }
}
