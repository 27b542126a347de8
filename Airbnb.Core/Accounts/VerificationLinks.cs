using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Airbnb.Core.Accounts;

/// <summary>
/// The token in a mail that proves an address: made and read by any replica, good for a day of real time. It names one
/// registration, which is pending once only, so it works once.
/// </summary>
public sealed class VerificationLinks(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan LifeTime = TimeSpan.FromHours(24);

    private const int GuidBytes = 16;

    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("Accounts.Verification")
        .ToTimeLimitedDataProtector();

    public string Write(Guid userId, Guid registration)
    {
        byte[] content = [.. userId.ToByteArray(), .. registration.ToByteArray()];
        return Base64Url.EncodeToString(protector.Protect(content, time.GetUtcNow() + LifeTime));
    }

    /// <summary>Null for a token that is not ours, or too old.</summary>
    public Verification? Read(string token)
    {
        try
        {
            var content = protector.Unprotect(Base64Url.DecodeFromChars(token)).AsSpan();
            return new Verification(new Guid(content[..GuidBytes]), new Guid(content[GuidBytes..]));
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What a verification token says: this registration of this user came from whoever reads the mail.</summary>
public sealed record Verification(Guid UserId, Guid Registration);
