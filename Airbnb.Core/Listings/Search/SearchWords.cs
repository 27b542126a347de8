using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Listings.Search;

/// <summary>A word by which some home is, or was, found. The database itself keeps them with the homes.</summary>
public sealed class SearchWord
{
    public required string Word { get; init; }
}

public sealed class SearchWordMapping : IEntityTypeConfiguration<SearchWord>
{
    public void Configure(EntityTypeBuilder<SearchWord> builder)
    {
        builder.ToTable("search_words");
        builder.HasKey(known => known.Word);
    }
}

/// <param name="Said">As the guest typed it.</param>
/// <param name="Like">Words that homes have and that it may stand for, itself among them.</param>
/// <param name="IsKnown">Some home has, or had, the very word.</param>
public sealed record WordWithLikes(string Said, IReadOnlyList<string> Like, bool IsKnown);

/// <summary>Finds what typing errors and beginnings of words stand for.</summary>
public sealed class SearchWords(AirbnbDb db)
{
    public const int Most = 8;
    public const int MostLike = 50;

    /// <summary>Shorter beginnings stand for too much.</summary>
    public const int ShortestBeginning = 3;

    /// <param name="words">As <see cref="SearchText"/> writes them.</param>
    public async Task<IReadOnlyList<WordWithLikes>> In(string words, CancellationToken ct)
    {
        string[] said = [.. words.Split(' ').Distinct(StringComparer.Ordinal).Take(Most)];
        var found = await db
            .Database.SqlQuery<Likeness>(
                $"""
                SELECT said.word AS "Said", known.word AS "Known" FROM unnest({said}) AS said(word)
                CROSS JOIN LATERAL (
                    SELECT w.word FROM search_words w
                    WHERE w.word % said.word
                    OR w.word LIKE CASE WHEN length(said.word) >= {ShortestBeginning} THEN said.word || '%' END
                    ORDER BY similarity(w.word, said.word) DESC, w.word LIMIT {MostLike}) AS known
                """
            )
            .ToListAsync(ct);
        var likes = found.ToLookup(like => like.Said, like => like.Known, StringComparer.Ordinal);
        return
        [
            .. said.Select(word => new WordWithLikes(
                word,
                [.. likes[word].Append(word).Distinct(StringComparer.Ordinal)],
                likes[word].Contains(word, StringComparer.Ordinal)
            )),
        ];
    }

    private sealed record Likeness(string Said, string Known);
}
