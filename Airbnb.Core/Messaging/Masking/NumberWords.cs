using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Airbnb.Core.Messaging.Masking;

/// <summary>Digits that are written out, or with letters that look like them.</summary>
internal static partial class NumberWords
{
    private static readonly FrozenDictionary<string, string> Digits = Read(
        """
        0 zero oh null cero zéro
        1 one eins un uno une
        2 two zwei zwo dos deux
        3 three drei tres trois
        4 four vier cuatro quatre
        5 five fünf fuenf cinco cinq
        6 six sechs seis
        7 seven sieben siete sept
        8 eight acht ocho huit
        9 nine neun nueve neuf
        10 ten zehn diez dix
        11 eleven elf once onze
        12 twelve zwölf doce douze
        13 thirteen dreizehn trece treize
        14 fourteen vierzehn catorce quatorze
        15 fifteen fünfzehn quince quinze
        16 sixteen sechzehn dieciséis seize
        17 seventeen siebzehn diecisiete
        18 eighteen achtzehn dieciocho
        19 nineteen neunzehn diecinueve
        20 twenty zwanzig veinte vingt
        30 thirty dreißig dreissig treinta trente
        40 forty fourty vierzig cuarenta quarante
        50 fifty fünfzig cincuenta cinquante
        60 sixty sechzig sesenta soixante
        70 seventy siebzig setenta
        80 eighty achtzig ochenta
        90 ninety neunzig noventa
        """
    );

    public static FoldedText AsDigits(FoldedText folded) =>
        folded
            .Replace(Word(), match => Digits.GetValueOrDefault(match.Value))
            .Replace(Lookalikes(), match => match.Value == "o" ? "0" : "1");

    private static FrozenDictionary<string, string> Read(string table) =>
        table
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .SelectMany(line => line.Skip(1).Select(word => (Word: word, Number: line[0])))
            .ToFrozenDictionary(word => word.Word, word => word.Number, StringComparer.Ordinal);

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    /// <summary>Within what else is a number: <c>O176 l23</c>.</summary>
    [GeneratedRegex(
        @"(?<=(?<!\p{L})[0-9oil]*)(?<=[0-9][oil]*|(?=[oil]*[0-9]))[oil](?=[0-9oil]*(?!\p{L}))",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Lookalikes();
}
