using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Cancelling;
using Airbnb.Core.Pricing;
using FastEndpoints;

namespace Airbnb.Api.Bookings;

/// <summary>What ending a stay would come to, until it expires.</summary>
/// <param name="Quote">Opaque; hand it to <c>POST /bookings/{id}/cancellation</c> to cancel on these terms.</param>
/// <param name="Refund">What goes back to the guest.</param>
/// <param name="Kept">What the guest pays all the same, line by line.</param>
/// <param name="Rule">The rule that gave the refund.</param>
/// <param name="IsGrace">One of the few free cancellations that a guest has.</param>
/// <param name="Penalty">What the host would owe; only when the host asks.</param>
public sealed record CancellationQuoteResponse(
    string Quote,
    DateTimeOffset ExpiresAt,
    BookingSide By,
    Money Refund,
    IReadOnlyList<PriceLine> Kept,
    Money KeptTotal,
    string Rule,
    bool IsGrace,
    Money? Penalty,
    string? PenaltyRule
)
{
    public static CancellationQuoteResponse Of(SignedCancellationQuote signed) =>
        new(
            signed.Text,
            signed.Quote.ExpiresAt,
            signed.Quote.By,
            signed.Quote.Refund,
            signed.Quote.Kept.Lines,
            signed.Quote.Kept.Total,
            signed.Quote.Settlement.Rule,
            signed.Quote.Settlement.IsGrace,
            signed.Quote.Penalty?.Amount,
            signed.Quote.Penalty?.Rule
        );
}

/// <summary>Says what it would come to if the caller ended the stay now, and holds to it for 15 minutes.</summary>
public sealed class PostCancellationQuote(CancellationQuotes quotes, CurrentUser user)
    : Endpoint<BookingById, CancellationQuoteResponse>
{
    public override void Configure()
    {
        Post("{id}/cancellation-quotes");
        Group<BookingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Ask what a cancellation would come to";
            summary.Description =
                "For guest and host of a stay that is paid for and not over. Nothing changes until the quote is handed to "
                + "the cancellation. It holds for 15 minutes, unless the booking changes.";
        });
        Description(route => route.Needs(Permission.ChangeBooking).Refuses(400, 401, 403, 404, 409));
    }

    public override async Task HandleAsync(BookingById request, CancellationToken ct) =>
        await this.SendResult(await quotes.Make(request.Id, user, ct), CancellationQuoteResponse.Of, ct);
}
