using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Notifications;

public sealed class GetPreferences(CurrentUser user, AirbnbDb db) : EndpointWithoutRequest<PreferencesResponse>
{
    public const string Route = "me/notification-preferences";

    public override void Configure()
    {
        Get(Route);
        Summary(summary => summary.Summary = "Read the caller's language and which mails they want");
        Description(route => route.Needs(Permission.UseOwn).WithTags("Notifications").Refuses(401));
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var mine = await db
            .Users.Where(person => person.Id == user.Id)
            .Select(person => new
            {
                person.Language,
                Mail = db.NotificationPreferences.FirstOrDefault(row => row.UserId == person.Id),
            })
            .SingleOrDefaultAsync(ct);
        Result<Preferences> found = mine is null
            ? Error.NotFound
            : new Preferences(mine.Language, mine.Mail ?? NotificationPreferences.Of(user.Id));
        await this.SendPreferences(found, ct);
    }
}

public static class PreferencesAnswers
{
    /// <summary>The preferences with their version as ETag.</summary>
    public static Task SendPreferences(this IEndpoint endpoint, Result<Preferences> found, CancellationToken ct)
    {
        if (found.Succeeded)
            endpoint.HttpContext.SetETag(found.Value.Mail.Version);
        return endpoint.SendResult(found, PreferencesResponse.Of, ct);
    }
}
