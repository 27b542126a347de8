using StripeSandbox.Connect;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Pages;

/// <summary>Stands for Stripe's onboarding of a connected account: one button instead of many questions.</summary>
public sealed class OnboardingPage(Ledger ledger)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/connect/onboarding/{link}", Show);
        routes.MapPost("/connect/onboarding/{link}/{outcome}", Finish);
    }

    private IResult Show(string link)
    {
        var (found, used) = ledger.Do(change => (change.Find<AccountLink>(link), AccountLinks.Use(change, link)));
        if (used is null)
        {
            return found is null ? Results.NotFound() : Results.Redirect(found.RefreshUrl);
        }

        return Html.Notice(
            "Get paid",
            $"""
            <p class="soft">Here Stripe would ask for name, birthday and bank account of <code>{Html.Text(
                used.Account
            )}</code>.</p>
            <div class="actions">
            <form method="post" action="/connect/onboarding/{link}/done"><button class="main">Answer everything</button></form>
            <form method="post" action="/connect/onboarding/{link}/later"><button>Save for later</button></form>
            </div>
            """
        );
    }

    private IResult Finish(string link, string outcome) =>
        ledger.Do(change =>
        {
            if (change.Find<AccountLink>(link) is not { IsUsed: true } used)
            {
                return Results.NotFound();
            }

            if (outcome == "done")
            {
                Accounts.Onboard(change, change.Get<Account>(used.Account));
            }

            return Results.Redirect(used.ReturnUrl);
        });
}
