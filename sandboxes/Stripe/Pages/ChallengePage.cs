using System.Web;
using StripeSandbox.Controls;

namespace StripeSandbox.Pages;

/// <summary>The page of the customer's bank.</summary>
public sealed class ChallengePage(Challenges challenges)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/3ds/{intent}", Show);
        routes.MapPost("/3ds/{intent}/{outcome}", Answer);
    }

    private IResult Show(string intent, string client_secret, string? return_url)
    {
        if (!challenges.IsWaiting(intent, client_secret))
        {
            return NotWaiting();
        }

        var query =
            $"client_secret={Uri.EscapeDataString(client_secret)}&return_url={Uri.EscapeDataString(return_url ?? "")}";
        return Html.Notice(
            "Is it you who pays?",
            $"""
            <p class="soft">This is the test page of a bank. <code>{Html.Text(
                intent
            )}</code> waits for its customer.</p>
            <div class="actions">
            <form method="post" action="/3ds/{Html.Text(intent)}/succeeded?{Html.Text(
                query
            )}"><button class="main">Complete authentication</button></form>
            <form method="post" action="/3ds/{Html.Text(intent)}/failed?{Html.Text(
                query
            )}"><button>Fail authentication</button></form>
            </div>
            """
        );
    }

    private IResult Answer(string intent, string outcome, string client_secret, string? return_url)
    {
        if (
            !challenges.IsWaiting(intent, client_secret)
            || challenges.Answer(intent, outcome == "succeeded") is not { } answered
        )
        {
            return NotWaiting();
        }

        var status = answered["status"]!.GetValue<string>();
        if (!Uri.TryCreate(return_url, UriKind.Absolute, out var back))
        {
            return Html.Notice(
                "Thank you",
                $"<p>{Html.Badge(status)}</p><p class=\"soft\">You can close this page.</p>"
            );
        }

        var kind = answered["object"]!.GetValue<string>();
        var query = HttpUtility.ParseQueryString(back.Query);
        query[kind] = intent;
        query[$"{kind}_client_secret"] = client_secret;
        query["redirect_status"] = status is "succeeded" or "requires_capture" ? "succeeded" : "failed";
        return Results.Redirect(
            new UriBuilder(back) { Query = query.ToString() }
                .Uri
                .AbsoluteUri
        );
    }

    private static IResult NotWaiting() =>
        Html.Notice(
            "Nothing to authenticate",
            """<p class="soft">This payment does not wait for its customer.</p>""",
            404
        );
}
