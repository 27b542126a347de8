using Airbnb.Core.Accounts.TwoFactor;

namespace Airbnb.Tests.Accounts.TwoFactor;

/// <summary>An authenticator app, a step ahead: what it showed first was used to set it up.</summary>
public sealed record Phone
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public Phone(string secret)
    {
        Secret = Read(secret);
        UsedCode = Totp.CodeAt(Now, Secret);
    }

    public byte[] Secret { get; }

    /// <summary>What it showed when it was set up.</summary>
    public string UsedCode { get; }

    public string Token { get; init; } = "";
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];

    private static long Now => Totp.StepAt(DateTimeOffset.UtcNow);

    /// <summary>The code of the step after this one, which is taken already, as clocks may differ.</summary>
    public string Next() => Totp.CodeAt(Now + 1, Secret);

    private static byte[] Read(string base32)
    {
        var bits = string.Concat(base32.Select(letter => Convert.ToString(Letters.IndexOf(letter), 2).PadLeft(5, '0')));
        return
        [
            .. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2)),
        ];
    }
}
