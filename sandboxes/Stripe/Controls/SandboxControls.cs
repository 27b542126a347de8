using System.Text.Json;
using System.Text.Json.Serialization;
using StripeSandbox.Connect;
using StripeSandbox.Disputes;
using StripeSandbox.Objects;
using StripeSandbox.Payments;
using StripeSandbox.Storage;
using StripeSandbox.Webhooks;

namespace StripeSandbox.Controls;

/// <summary>What tests may ask of the sandbox and nobody may ask of Stripe, as JSON under /sandbox.</summary>
public sealed class SandboxControls(Ledger ledger, Faults faults, Mail mail, Challenges challenges)
{
    private static readonly JsonSerializerOptions Options = new(Json.Options)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        var sandbox = routes.MapGroup("/sandbox");
        sandbox.MapGet("deliveries", (string? @event, string? status) => Answer(mail.List(@event, status)));
        sandbox.MapGet("delivery-mode", () => Answer(ledger.Post.Mode));
        sandbox.MapPut(
            "delivery-mode",
            async (HttpRequest request) => Answer(ledger.Post.Mode = await Read<DeliveryMode>(request))
        );
        sandbox.MapPost(
            "deliveries/release",
            async (HttpRequest request) => Answer(mail.Release(await Read<Release>(request)))
        );
        sandbox.MapPost(
            "events/{id}/deliveries",
            async (string id, HttpRequest request) =>
                mail.Redeliver(id, (await Read<Repeat>(request)).Times) is { } queued
                    ? Answer(queued)
                    : Results.NotFound()
        );
        sandbox.MapGet("faults", () => Answer(faults.Waiting));
        sandbox.MapPost(
            "faults",
            async (HttpRequest request) =>
            {
                faults.Add(await Read<Fault>(request));
                return Answer(faults.Waiting);
            }
        );
        sandbox.MapDelete(
            "faults",
            () =>
            {
                faults.Clear();
                return Results.NoContent();
            }
        );
        sandbox.MapPost("challenges/{intent}", Challenge);
        sandbox.MapPost("debits/{intent}", Debit);
        sandbox.MapPost("disputes/{id}", Decide);
        sandbox.MapPost("charges/{id}/dispute", Dispute);
        sandbox.MapPost("accounts/{id}/onboarding", Onboard);
        sandbox.MapPost("accounts/{id}/restriction", Restrict);
    }

    private async Task<IResult> Challenge(string intent, HttpRequest request)
    {
        var authenticated = await ReadOutcome(request, "succeeded", "failed");
        return challenges.Answer(intent, authenticated) is { } answered
            ? Results.Text(Json.Text(answered), "application/json")
            : Results.NotFound();
    }

    private async Task<IResult> Debit(string intent, HttpRequest request)
    {
        var pays = await ReadOutcome(request, "succeeded", "failed");
        return Change<PaymentIntent>(
            intent,
            (change, payment) =>
            {
                if (change.Find<Charge>(payment.LatestCharge) is { } charge)
                {
                    BankDebits.End(change, charge, pays);
                }
            }
        );
    }

    private async Task<IResult> Decide(string id, HttpRequest request)
    {
        var won = await ReadOutcome(request, "won", "lost");
        return Change<Dispute>(id, (change, dispute) => Arguments.Decide(change, dispute, won));
    }

    private static async Task<bool> ReadOutcome(HttpRequest request, string yes, string no)
    {
        var outcome = (await Read<Verdict>(request)).Outcome;
        return outcome == yes || (outcome == no ? false : throw new BadHttpRequestException($"outcome: {yes} or {no}"));
    }

    private IResult Dispute(string id) =>
        Change<Charge>(
            id,
            (change, charge) =>
            {
                var isLeft = charge.AmountCaptured > charge.AmountRefunded; // what went back already, no bank takes back
                if (charge is { Captured: true, Disputed: false } && isLeft)
                {
                    Arguments.Open(change, charge);
                }
            }
        );

    private IResult Onboard(string id) => Change<Account>(id, Accounts.Onboard);

    private IResult Restrict(string id) =>
        Change<Account>(id, (change, account) => Accounts.Restrict(change, account, "requirements.past_due"));

    private IResult Change<T>(string id, Action<Change, T> work)
        where T : StripeObject
    {
        var body = ledger.Do(change =>
        {
            if (change.Find<T>(id) is not { } subject)
            {
                return null;
            }

            work(change, subject);
            return Json.Text(Rendering.Of(subject, change));
        });
        return body is null ? Results.NotFound() : Results.Text(body, "application/json");
    }

    private static async Task<T> Read<T>(HttpRequest request)
        where T : new()
    {
        if (!request.HasJsonContentType())
        {
            return new T();
        }

        try
        {
            return await request.ReadFromJsonAsync<T>(Options) ?? new T();
        }
        catch (JsonException failure)
        {
            throw new BadHttpRequestException(failure.Message, failure);
        }
    }

    private static IResult Answer(object answer) => Results.Json(answer, Options);

    private sealed record Repeat
    {
        public int Times { get; init; } = 1;
    }

    private sealed record Verdict
    {
        public string Outcome { get; init; } = "";
    }
}
