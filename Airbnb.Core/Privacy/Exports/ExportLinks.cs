using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Airbnb.Core.Privacy.Exports;

/// <summary>
/// The secret in the mail that fetches a copy: made and read by any replica, and kept nowhere. How long it works the
/// copy says.
/// </summary>
public sealed class ExportLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Privacy.Exports");

    public string Write(Guid exportId) => Base64Url.EncodeToString(protector.Protect(exportId.ToByteArray()));

    /// <summary>Null for a token that is not ours.</summary>
    public Guid? Read(string token)
    {
        try
        {
            return new Guid(protector.Unprotect(Base64Url.DecodeFromChars(token)));
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
