using System.Globalization;
using StripeSandbox.Controls;
using StripeSandbox.Objects;
using StripeSandbox.Payments;
using StripeSandbox.Storage;

namespace StripeSandbox.Pages;

/// <summary>What has been paid, what happened, and what was delivered.</summary>
public sealed class HomePage(Ledger ledger, Mail mail, Challenges challenges)
{
    private const int Rows = 50;

    // Whoever is at a button with the keyboard keeps it: the page waits until they leave it.
    private const string Live = """
        <script>
        setInterval(async () => {
          const main = document.querySelector("main");
          if (document.hidden || main.contains(document.activeElement)) return;
          const answer = await fetch("/").catch(() => null);
          const next = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
          if (next && next.innerHTML !== main.innerHTML) main.replaceWith(next);
        }, 2000);
        </script>
        """;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Show);
        routes.MapPost("/events/{id}/redelivery", Redeliver);
        routes.MapPost("/challenges/{intent}/{outcome}", Challenge);
    }

    private IResult Show() => Html.Page("Stripe sandbox", ledger.Do(Body));

    private IResult Redeliver(string id) =>
        mail.Redeliver(id, 1) is null ? Results.NotFound() : Results.Redirect("/#events");

    private IResult Challenge(string intent, string outcome) =>
        challenges.Answer(intent, outcome == "succeeded") is null ? Results.NotFound() : Results.Redirect("/");

    private static string Body(Change change) =>
        $"""
            <header><h1>Stripe sandbox</h1><p>No real money moves here. API version {ApiVersions.Current}.</p></header>
            <main>
            <h2>Payments</h2>
            {Html.Table(
                ["Payment", "Status", "#Amount", "#Refunded", "Card", "Description", "When (UTC)", ""],
                Latest<PaymentIntent>(change).Select(intent => Payment(change, intent)),
                "No payments yet. Create a payment intent and it shows up here."
            )}
            <h2 id="events">Events</h2>
            {Html.Table(
                ["Event", "Type", "About", "Delivered", "When (UTC)", ""],
                Latest<Event>(change).Select(happened => Happening(change, happened)),
                "Nothing has happened yet."
            )}
            <h2>Webhook deliveries</h2>
            {Html.Table(
                ["Type", "Event", "To", "Status", "#Attempts", "Answer", "Next attempt (UTC)"],
                Latest<Delivery>(change).Select(delivery => Delivery(change, delivery)),
                "Nothing was sent. Configure Webhook:Url, or create a webhook endpoint through the API."
            )}
            </main>
            {Live}
            """;

    private static IEnumerable<T> Latest<T>(Change change)
        where T : StripeObject => change.All<T>().Reverse().Take(Rows);

    private static string[] Payment(Change change, PaymentIntent intent)
    {
        var charge = change.Find<Charge>(intent.LatestCharge);
        var method = change.Find<PaymentMethod>(charge?.PaymentMethod ?? intent.PaymentMethod);
        var failure = intent.LastPaymentError is { } error
            ? $""" <span class="soft">{Html.Text(error.DeclineCode ?? error.Code)}</span>"""
            : "";
        var disputed = charge?.Disputed == true ? """ <span class="badge bad">disputed</span>""" : "";
        var about =
            intent.Description ?? string.Join(", ", intent.Metadata.Select(pair => $"{pair.Key}: {pair.Value}"));
        return
        [
            $"<code>{intent.Id}</code>",
            $"<span>{Html.Badge(intent.Status)}{disputed}{failure}</span>",
            Html.Text(Currencies.Text(intent.Amount, intent.Currency)),
            charge?.AmountRefunded > 0 ? Html.Text(Currencies.Text(charge.AmountRefunded, intent.Currency)) : "",
            Html.Text(PaidWith(method)),
            Html.Long(about),
            Html.Time(intent.Created),
            Actions(intent),
        ];
    }

    private static string PaidWith(PaymentMethod? method) =>
        method switch
        {
            { Card: { } card } => $"{card.Brand} ···· {card.Last4}",
            { SepaDebit: { } account } => $"{account.Country} ···· {account.Last4}",
            _ => "",
        };

    private static string Actions(PaymentIntent intent) =>
        intent.Status == PaymentIntentStatus.RequiresAction
            ? $"""
                <form method="post" action="/challenges/{intent.Id}/succeeded"><button>Complete 3-D Secure</button></form>
                <form method="post" action="/challenges/{intent.Id}/failed"><button>Fail it</button></form>
                """
            : "";

    private static string[] Happening(Change change, Event happened)
    {
        var deliveries = change.DeliveriesOf(happened.Id);
        var arrived = deliveries.Count(delivery => delivery.Status == DeliveryStatus.Succeeded);
        var about = happened.Data.Object.TryGetProperty("id", out var id) ? id.GetString() : null;
        return
        [
            $"<code>{happened.Id}</code>",
            Html.Text(happened.Type),
            $"<code>{Html.Text(about)}</code>",
            FormattableString.Invariant($"{arrived} of {deliveries.Count}"),
            Html.Time(happened.Created),
            $"""<form method="post" action="/events/{happened.Id}/redelivery"><button>Deliver again</button></form>""",
        ];
    }

    private static string[] Delivery(Change change, Delivery delivery)
    {
        var answer = delivery.ResponseStatus?.ToString(CultureInfo.InvariantCulture) ?? delivery.Failure;
        return
        [
            Html.Text(delivery.EventType),
            $"<code>{delivery.Event}</code>",
            Html.Text(change.Get<WebhookEndpoint>(delivery.Endpoint).Url),
            Html.Badge(delivery.Status),
            delivery.Attempts.ToString(CultureInfo.InvariantCulture),
            Html.Long(answer),
            delivery.Status == DeliveryStatus.Pending ? Html.Time(delivery.NextAttemptAt / 1000) : "",
        ];
    }
}
