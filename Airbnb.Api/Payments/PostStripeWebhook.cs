using System.Text;
using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Payments;
using FastEndpoints;

namespace Airbnb.Api.Payments;

/// <summary>Takes Stripe's webhooks: verified, stored once, answered at once. The Worker does the rest.</summary>
public sealed class PostStripeWebhook(StripeWebhook webhook, ReceiveGatewayEvent receive) : EndpointWithoutRequest
{
    private const int LargestBody = 1024 * 1024;

    public override void Configure()
    {
        Post("webhooks/stripe");
        RoutePrefixOverride("");
        AllowAnonymous(); // the signature says who it is
        MaxRequestBodySize(LargestBody);
        Summary(summary => summary.Summary = "Receive an event from Stripe");
        Description(route =>
            route.Needs(Permission.UsePublic).Unlimited().WithTags("Webhooks").Produces(200).Refuses(400, 413)
        );
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        using var reader = new StreamReader(HttpContext.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(ct);
        var opened = webhook.Open(body, HttpContext.Request.Headers["Stripe-Signature"]);
        Result stored = opened.Error is { } forged ? forged : await receive.Store(opened.Value, ct);
        if (stored.Error is { } refusal)
            await this.SendProblem(refusal, ct);
        else
            await Send.OkAsync(ct);
    }
}
