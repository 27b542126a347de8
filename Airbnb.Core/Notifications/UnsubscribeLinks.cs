using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Airbnb.Core.Notifications;

/// <summary>Who wants no more mail of which kind.</summary>
public sealed record UnsubscribeLink(Guid UserId, NoticeCategory Category);

/// <summary>
/// The token in a mail by which its reader, or their mail program in their name, switches such mails off. It lasts: a
/// mail may be read years later. It can do nothing but switch off.
/// </summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection)
{
    private const int GuidBytes = 16;

    private readonly IDataProtector protector = protection.CreateProtector("Notifications.Unsubscribe");

    public string Write(UnsubscribeLink link)
    {
        byte[] content = [.. link.UserId.ToByteArray(), (byte)link.Category];
        return Base64Url.EncodeToString(protector.Protect(content));
    }

    /// <summary>Null for a token that is not ours.</summary>
    public UnsubscribeLink? Read(string token)
    {
        try
        {
            var content = protector.Unprotect(Base64Url.DecodeFromChars(token)).AsSpan();
            return new UnsubscribeLink(new Guid(content[..GuidBytes]), (NoticeCategory)content[GuidBytes]);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
