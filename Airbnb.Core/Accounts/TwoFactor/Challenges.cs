using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Airbnb.Core.Accounts.TwoFactor;

/// <summary>Who has given the right password, and what their security stamp was then.</summary>
public sealed record Challenge(Guid UserId, string Stamp);

/// <summary>
/// The token between the two steps of a sign-in: made and read by any replica, good for five minutes of real time, and
/// for as long as nothing changes about how that person signs in. Without a code it is worth nothing.
/// </summary>
public sealed class Challenges(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan LifeTime = TimeSpan.FromMinutes(5);

    private const int GuidBytes = 16;

    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("Accounts.SecondFactor")
        .ToTimeLimitedDataProtector();

    public string Write(Challenge challenge)
    {
        byte[] content = [.. challenge.UserId.ToByteArray(), .. Encoding.UTF8.GetBytes(challenge.Stamp)];
        return Base64Url.EncodeToString(protector.Protect(content, time.GetUtcNow() + LifeTime));
    }

    /// <summary>Null for a token that is not ours, or too old.</summary>
    public Challenge? Read(string token)
    {
        try
        {
            var content = protector.Unprotect(Base64Url.DecodeFromChars(token)).AsSpan();
            return new Challenge(new Guid(content[..GuidBytes]), Encoding.UTF8.GetString(content[GuidBytes..]));
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
