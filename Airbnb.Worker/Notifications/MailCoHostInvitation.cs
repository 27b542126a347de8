using System.Net.Mail;
using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Core.Messaging;
using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Notifications;

/// <summary>
/// Asks whoever reads the mailbox to work on a home. Who has an account reads whose home it is; strangers do not, since
/// nobody should be able to send them text of theirs through us.
/// </summary>
public sealed class MailCoHostInvitation(AirbnbDb db, Mailer mailer, PlatformClock clock)
    : IHandleStepwise<CoHostInvited>
{
    public async Task<Result> Handle(CoHostInvited message, CancellationToken ct)
    {
        var invited = await db.CoHosts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == message.CoHostId, ct);
        if (invited?.Email is not { } email || !invited.IsOpen(clock.Now))
            return CoHostErrors.InvitationOver;
        var reader = await db
            .Users.Known()
            .Where(user => user.NormalizedEmail == invited.LookupEmail)
            .Select(user => new Person(user.Name, user.Language))
            .SingleOrDefaultAsync(ct);
        var home = await HomeOf(invited, ct);
        var language = reader?.Language ?? home.HostLanguage;
        var content = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["level"] = Wording.In(language).Text($"co_host.{SnakeCase.Of(invited.Level.ToString())}"),
            ["days"] = CoHost.InvitationTime.TotalDays,
        };
        if (reader is not null)
        {
            content["me"] = new Said(GivenName.Of(reader.Name));
            content["host"] = new Said(HideContacts.InName(home.HostName, knowOneAnother: false));
            content["home"] = new Said(home.Title);
        }
        var template = reader is null ? "co_host_invitation_to_stranger" : "co_host_invitation";
        return await mailer.Send(new Mail(new MailAddress(email), language, template, invited.Id, content), ct);
    }

    private Task<Home> HomeOf(CoHost invited, CancellationToken ct) =>
        (
            from listing in db.Listings
            join host in db.Users on listing.HostId equals host.Id
            where listing.Id == invited.ListingId
            select new Home(listing.Title, host.Name, host.Language)
        ).SingleAsync(ct);

    private sealed record Person(string Name, Language Language);

    private sealed record Home(string Title, string HostName, Language HostLanguage);
}
