using Airbnb.Core.Accounts.TwoFactor;

namespace Airbnb.Tests.Admin.Console;

/// <summary>What an authenticator app does with the key that it is given.</summary>
public static class Apps
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsOfLetter = 5;

    public static string CodeOf(string secret) => Totp.CodeAt(Totp.StepAt(DateTimeOffset.UtcNow), Decode(secret));

    private static byte[] Decode(string secret)
    {
        var bits = string.Concat(
            secret
                .Where(char.IsAsciiLetterOrDigit)
                .Select(letter => Convert.ToString(Letters.IndexOf(letter), 2).PadLeft(BitsOfLetter, '0'))
        );
        return
        [
            .. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2)),
        ];
    }
}
