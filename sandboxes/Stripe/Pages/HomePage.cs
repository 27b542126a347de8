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

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Show);
        routes.MapPost("/events/{id}/redelivery", Redeliver);
        routes.MapPost("/challenges/{intent}/{outcome}", Challenge);
    }

    private IResult Show() => Html.Page("Stripe sandbox", ledger.Do(Body));

    private IResult Redeliver(string id) => mail.Redeliver(id, 1) is null ? Results.NotFound() : Results.Redirect("/");

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
            <h2>Events</h2>
            {Html.Table(
                ["Event", "Type", "About", "Delivered", "When (UTC)", ""],
                Latest<Event>(change).Select(happened => Happening(change, happened)),
                "Nothing has happened yet."
            )}
            <h2>Webhook deliveries</h2>
            {Html.Table(
                ["Event", "To", "Status", "#Attempts", "Answer", "Next attempt (UTC)"],
                Latest<Delivery>(change).Select(delivery => Delivery(change, delivery)),
                "Nothing was sent. Configure Webhook:Url, or create a webhook endpoint through the API."
            )}
            </main>
            """;

    private static IEnumerable<T> Latest<T>(Change change)
        where T : StripeObject => change.All<T>().Reverse().Take(Rows);

    private static string Payment(Change change, PaymentIntent intent)
    {
        var charge = change.Find<Charge>(intent.LatestCharge);
        var method = change.Find<PaymentMethod>(charge?.PaymentMethod ?? intent.PaymentMethod);
        var refunded = charge?.AmountRefunded > 0 ? Currencies.Text(charge.AmountRefunded, intent.Currency) : "";
        var card = method is null ? "" : $"{method.Card.Brand} ···· {method.Card.Last4}";
        var failure = intent.LastPaymentError is { } error
            ? $""" <span class="soft">{Html.Text(error.DeclineCode ?? error.Code)}</span>"""
            : "";
        var disputed = charge?.Disputed == true ? """ <span class="badge bad">disputed</span>""" : "";
        return $"""
            <tr><td><code>{intent.Id}</code></td><td>{Html.Badge(intent.Status)}{disputed}{failure}</td>
            <td class="number">{Html.Text(
                Currencies.Text(intent.Amount, intent.Currency)
            )}</td><td class="number">{Html.Text(refunded)}</td>
            <td>{Html.Text(card)}</td><td>{Html.Text(
                intent.Description ?? string.Join(", ", intent.Metadata.Select(pair => $"{pair.Key}: {pair.Value}"))
            )}</td>
            <td>{Html.Time(intent.Created)}</td><td>{Actions(intent)}</td></tr>
            """;
    }

    private static string Actions(PaymentIntent intent) =>
        intent.Status == PaymentIntentStatus.RequiresAction
            ? $"""
                <form method="post" action="/challenges/{intent.Id}/succeeded"><button>Complete 3-D Secure</button></form>
                <form method="post" action="/challenges/{intent.Id}/failed"><button>Fail it</button></form>
                """
            : "";

    private static string Happening(Change change, Event happened)
    {
        var deliveries = change.DeliveriesOf(happened.Id);
        var arrived = deliveries.Count(delivery => delivery.Status == DeliveryStatus.Succeeded);
        var about = happened.Data.Object.TryGetProperty("id", out var id) ? id.GetString() : null;
        return $"""
            <tr><td><code>{happened.Id}</code></td><td>{Html.Text(happened.Type)}</td><td><code>{Html.Text(
                about
            )}</code></td>
            <td>{arrived.ToString(CultureInfo.InvariantCulture)} of {deliveries.Count.ToString(
                CultureInfo.InvariantCulture
            )}</td><td>{Html.Time(happened.Created)}</td>
            <td><form method="post" action="/events/{happened.Id}/redelivery"><button>Deliver again</button></form></td></tr>
            """;
    }

    private static string Delivery(Change change, Delivery delivery)
    {
        var url = change.Get<WebhookEndpoint>(delivery.Endpoint).Url;
        var answer = delivery.ResponseStatus?.ToString(CultureInfo.InvariantCulture) ?? delivery.Failure;
        var next = delivery.Status == DeliveryStatus.Pending ? Html.Time(delivery.NextAttemptAt / 1000) : "";
        return $"""
            <tr><td>{Html.Text(delivery.EventType)} <code class="soft">{delivery.Event}</code></td><td>{Html.Text(
                url
            )}</td>
            <td>{Html.Badge(delivery.Status)}</td><td class="number">{delivery.Attempts.ToString(
                CultureInfo.InvariantCulture
            )}</td>
            <td>{Html.Text(answer)}</td><td>{next}</td></tr>
            """;
    }
}
