namespace Airbnb.Core.Accounts.TwoFactor;

/// <summary>RFC 4648, 6, without padding: how authenticator apps take a secret that is typed.</summary>
public static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new char[((bytes.Length * 8) + BitsPerLetter - 1) / BitsPerLetter];
        for (var i = 0; i < text.Length; i++)
        {
            var letter = 0;
            for (var bit = i * BitsPerLetter; bit < (i + 1) * BitsPerLetter; bit++)
                letter = (letter << 1) | BitAt(bytes, bit);
            text[i] = Letters[letter];
        }
        return new string(text);
    }

    /// <summary>Beyond the end there are zeros.</summary>
    private static int BitAt(ReadOnlySpan<byte> bytes, int bit) =>
        bit / 8 < bytes.Length ? (bytes[bit / 8] >> (7 - (bit % 8))) & 1 : 0;
}
