using System.Net.Mail;
using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Core.Messaging;
using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Notifications;

/// <summary>Tells a host that somebody they asked works on their home now.</summary>
public sealed class MailCoHostAcceptance(AirbnbDb db, Mailer mailer) : IHandleStepwise<CoHostAccepted>
{
    public async Task<Result> Handle(CoHostAccepted message, CancellationToken ct)
    {
        var its = await (
            from coHost in db.CoHosts
            join person in db.Users on coHost.UserId equals person.Id
            join home in db.Listings on coHost.ListingId equals home.Id
            join host in db.Users on home.HostId equals host.Id
            where coHost.Id == message.CoHostId
            select new
            {
                person.Name,
                home.Title,
                HostName = host.Name,
                host.Email,
                host.Language,
            }
        ).SingleOrDefaultAsync(ct);
        if (its is null)
            return Error.NotFound; // ended since
        var content = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["me"] = new Said(GivenName.Of(its.HostName)),
            ["coHost"] = new Said(HideContacts.InName(its.Name, knowOneAnother: true)),
            ["home"] = new Said(its.Title),
        };
        var to = new MailAddress(its.Email!, its.HostName);
        return await mailer.Send(new Mail(to, its.Language, "co_host_accepted", message.CoHostId, content), ct);
    }
}
