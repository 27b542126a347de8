using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using Airbnb.Core;

namespace Airbnb.Worker.Notifications;

/// <summary>A mail to one person.</summary>
/// <param name="Template">Names the section of Templates/ that it is made from.</param>
/// <param name="About">The fact it tells of: one mail for each fact, template and recipient.</param>
/// <param name="Content">What the template shows, by name.</param>
public sealed record Mail(
    MailAddress To,
    Language Language,
    string Template,
    Guid About,
    IReadOnlyDictionary<string, object> Content
)
{
    /// <summary>What mail programs show beside the subject.</summary>
    public string Preview { get; init; } = "";

    /// <summary>Where its reader gets rid of such mails; null for those that are part of the contract.</summary>
    public string? Unsubscribe { get; init; }

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
