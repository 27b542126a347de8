using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Payments.Payouts;
using FastEndpoints;

namespace Airbnb.Api.Payments.Payouts;

/// <param name="Url">Good for one visit within a few minutes. Ask again for another.</param>
public sealed record OnboardingLinkResponse(Uri Url);

/// <summary>Opens the caller's account once, and links to the page where they answer the provider's questions.</summary>
public sealed class PostPayoutAccount(OpenHostAccount accounts, CurrentUser user, PublicAddress address)
    : EndpointWithoutRequest<OnboardingLinkResponse>
{
    public override void Configure()
    {
        Post("me/payout-account");
        Summary(summary =>
        {
            summary.Summary = "Open the caller's payout account, and get a link to its questions";
            summary.Description =
                "A host has one account, however often this is asked. Payouts wait until its questions are answered.";
        });
        Description(route => route.Needs(Permission.UseOwn).WithTags("Payouts").Refuses(401, 422, 503));
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var pages = new OnboardingPages(address.Of(GetOnboardingPage.Returned), address.Of(GetOnboardingPage.Expired));
        var link = await accounts.Onboard(user.Id, pages, ct);
        await this.SendResult(link, url => new OnboardingLinkResponse(url), ct);
    }
}
