using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;

namespace Airbnb.Worker.Notifications;

/// <summary>A mail to one person.</summary>
/// <param name="Template">Names the files below Templates/.</param>
/// <param name="About">The fact it tells of: one mail for each fact, template and recipient.</param>
/// <param name="Content">What the template shows.</param>
public sealed record Mail(MailAddress To, string Template, Guid About, object Content)
{
    /// <summary>
    /// The same each time this mail is sent, so that a mailbox shows one when a crash between sending and remembering
    /// made us send two.
    /// </summary>
    public string MessageId(string host)
    {
        var recipient = SHA256.HashData(Encoding.UTF8.GetBytes(To.Address.ToLowerInvariant()));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<{Template}.{About:N}.{Convert.ToHexStringLower(recipient.AsSpan(0, 8))}@{host}>"
        );
    }
}
