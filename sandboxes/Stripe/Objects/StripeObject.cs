using System.Text.Json.Serialization;

namespace StripeSandbox.Objects;

/// <summary>Anything with an id. Names that start with an underscore are the sandbox's own and never leave it.</summary>
public abstract class StripeObject
{
    [JsonPropertyOrder(-4)]
    public string Id { get; set; } = "";

    [JsonPropertyOrder(-3)]
    public string Object => Kinds.NameOf(GetType());

    [JsonPropertyOrder(-2)]
    public long Created { get; set; }

    [JsonPropertyOrder(-1)]
    public bool Livemode { get; set; }

    /// <summary>The order of creation, finer than seconds.</summary>
    [JsonPropertyName("_sequence")]
    public long Sequence { get; set; }
}

public interface IHasMetadata
{
    Dictionary<string, string> Metadata { get; set; }
}
