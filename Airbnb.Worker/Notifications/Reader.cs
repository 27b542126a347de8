using System.Linq.Expressions;
using System.Net.Mail;
using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Notifications;

namespace Airbnb.Worker.Notifications;

/// <summary>Somebody with an account, who is written to by name.</summary>
public sealed record Reader(string Email, string Name, Language Language)
{
    public static readonly Expression<Func<User, Reader>> Of = user => new Reader(
        user.Email!,
        user.Name,
        user.Language
    );

    /// <summary>A mail to them: its template knows them as <c>me</c>.</summary>
    /// <param name="about">The fact it tells of.</param>
    /// <param name="content">What the template shows besides.</param>
    public Mail Mail(string template, Guid about, params ReadOnlySpan<(string Name, object Value)> content)
    {
        var shown = new Dictionary<string, object>(StringComparer.Ordinal) { ["me"] = new Said(Name) };
        foreach (var (name, value) in content)
            shown.Add(name, value);
        return new Mail(new MailAddress(Email, Name), Language, template, about, shown);
    }
}
