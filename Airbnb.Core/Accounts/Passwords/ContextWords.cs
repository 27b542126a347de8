namespace Airbnb.Core.Accounts.Passwords;

/// <summary>
/// Words that anybody would try for this person here (ASVS 5.0, 6.1.2): their name, their address and ours. They may
/// stand in a password, but there must be something beside them.
/// </summary>
public static class ContextWords
{
    private const string Ours = "airbnb";
    private const int ShortestWord = 3;

    /// <summary>So many letters have to be left when the words, digits and signs are taken away.</summary>
    private const int LettersBeside = 4;

    public static bool AreMostOf(string password, string email, string name)
    {
        var rest = password.ToLowerInvariant();
        var hasAny = false;
        foreach (var word in Of(email, name))
        {
            var without = rest.Replace(word, " ", StringComparison.Ordinal);
            hasAny |= without.Length != rest.Length;
            rest = without;
        }
        return hasAny && rest.Count(char.IsLetter) < LettersBeside;
    }

    /// <summary>The longest first, so that no part of one is left where the whole stood.</summary>
    private static IEnumerable<string> Of(string email, string name) =>
        Words(name)
            .Concat(Words(email))
            .Append(Ours)
            .Where(word => word.Length >= ShortestWord)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => word.Length);

    private static IEnumerable<string> Words(string text) =>
        text.ToLowerInvariant()
            .Split(' ', '@', '.', '-', '_', '+', '\'')
            .Append(text.ToLowerInvariant())
            .Append(text.Split('@')[0].ToLowerInvariant());
}
