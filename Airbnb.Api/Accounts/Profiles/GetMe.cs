using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Accounts.Profiles;

public sealed class GetMe(CurrentUser user, AirbnbDb db) : EndpointWithoutRequest<MeResponse>
{
    public override void Configure()
    {
        Get("me");
        Summary(summary => summary.Summary = "Read the caller's account");
        Description(route => route.Needs(Permission.UseOwn).WithTags("Accounts").Refuses(401));
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var me = await db.Users.AsNoTracking().SingleOrDefaultAsync(person => person.Id == user.Id, ct);
        Result<User> found = me is null ? Error.NotFound : me;
        await this.SendMe(found, ct);
    }
}
