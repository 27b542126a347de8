using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Payments.Statements;
using FastEndpoints;

namespace Airbnb.Api.Payments.Statements;

/// <summary>A receipt to keep: as data, as a page to print, or as plain text.</summary>
public sealed class GetReceipt(ReadReceipt receipts, ReceiptPages pages, CurrentUser user)
    : Endpoint<PaymentById, Receipt>
{
    public override void Configure()
    {
        Get("{id}/receipt");
        Group<PaymentsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Read the receipt of a payment";
            summary.Description =
                "The numbered lines of the accepted price, what was paid and what came back. JSON; with "
                + "`Accept: text/html` a page to print, with `Accept: text/plain` the same as text.";
        });
        Description(route => route.Needs(Permission.ReadPayment).Refuses(400, 401, 404, 422));
    }

    public override async Task HandleAsync(PaymentById request, CancellationToken ct)
    {
        var receipt = await receipts.Of(request.Id, user, ct);
        HttpContext.Response.Headers.Vary = "Accept";
        HttpContext.Response.Headers.CacheControl = "private, no-store";
        var type = HttpContext.Request.Preferred("application/json", "text/html", "text/plain");
        if (receipt.Error is not null || type == "application/json")
            await this.SendResult(receipt, found => found, ct);
        else
            await this.Send(pages.Render(receipt.Value, type), ct);
    }
}
