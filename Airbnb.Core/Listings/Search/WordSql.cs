namespace Airbnb.Core.Listings.Search;

/// <summary>What words a home must have, in SQL, by the index of words.</summary>
/// <param name="ExactWords">How many of them exactly as they were said; any number when null.</param>
internal sealed record WordSql(IReadOnlyList<WordWithLikes> Words, int? ExactWords = null)
{
    public IEnumerable<FormattableString> Conditions =>
        ExactWords is not { } exact ? Alike
        : exact == Words.Count ? [All]
        : [.. Alike, $"{Exact} = {exact}"];

    private static FormattableString Has => $"string_to_array(l.search_text, ' ')";

    /// <summary>Every word, or one that is like it.</summary>
    private IEnumerable<FormattableString> Alike =>
        Words.Select(word => (FormattableString)$"{Has} && {word.Like.ToArray()}");

    /// <summary>Every word as it was said.</summary>
    private FormattableString All => $"{Has} @> {Words.Select(word => word.Said).ToArray()}";

    /// <summary>How many words it has exactly as they were said: what relevance goes by.</summary>
    public FormattableString Exact =>
        Words
            .Select(word => (FormattableString)$"({Has} @> {new[] { word.Said }})::int")
            .Aggregate((sum, word) => $"{sum} + {word}");
}
