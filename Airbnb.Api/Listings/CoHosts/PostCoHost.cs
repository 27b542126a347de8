using Airbnb.Api.Accounts;
using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Listings.CoHosts;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Listings.CoHosts;

/// <param name="Email">Of whom to ask; the account with that address can accept.</param>
/// <param name="Level">What they are to do.</param>
public sealed record CoHostRequest(string Email, CoHostLevel? Level);

public sealed class CoHostRequestValidator : Validator<CoHostRequest>
{
    public CoHostRequestValidator()
    {
        RuleFor(request => request.Email).Email();
        RuleFor(request => request.Level).NotNull();
    }
}

public sealed class PostCoHost(InviteCoHost invite, CurrentUser user) : Endpoint<CoHostRequest, CoHostResponse>
{
    public override void Configure()
    {
        Post("{id}/co-hosts");
        Group<ListingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Ask somebody to work on a home";
            summary.Description =
                "A mail goes to the address, whether it has an account or not. The money stays the host's at every level.";
            summary.ExampleRequest = new CoHostRequest("carla@example.com", CoHostLevel.CalendarAndMessages);
        });
        Description(route =>
            route.Needs(Permission.ChooseCoHosts).Creates<CoHostResponse>().Refuses(400, 401, 404, 409, 415, 422)
        );
    }

    public override async Task HandleAsync(CoHostRequest request, CancellationToken ct)
    {
        var id = Route<Guid>("id");
        var invited = await invite.By(id, request.Email, request.Level!.Value, user, ct);
        if (invited.Succeeded)
            HttpContext.SetETag(invited.Value.Version);
        await this.SendCreated(
            invited,
            coHost => $"/{ApiConventions.Prefix}/listings/{id}/co-hosts/{coHost.Id}",
            CoHostResponse.Of,
            ct
        );
    }
}
