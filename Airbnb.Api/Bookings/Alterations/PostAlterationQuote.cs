using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Pricing;
using FastEndpoints;

namespace Airbnb.Api.Bookings.Alterations;

/// <summary>What an alteration would cost by the prices of now.</summary>
/// <param name="Difference">What the guest would pay, too; negative when it is money back.</param>
public sealed record AlterationQuoteResponse(
    Guid BookingId,
    DateOnly CheckIn,
    DateOnly CheckOut,
    int Nights,
    int Guests,
    IReadOnlyList<PriceLine> Lines,
    Money Total,
    Money Difference
)
{
    public static AlterationQuoteResponse Of(AlterationPreview preview) =>
        new(
            preview.Booking.Id,
            preview.Stay.Dates.CheckIn,
            preview.Stay.Dates.CheckOut,
            preview.Stay.Dates.Nights,
            preview.Stay.Guests,
            preview.Price.Lines,
            preview.Price.Total,
            preview.Difference
        );
}

/// <summary>Says what other dates or guests would cost, or every rule that speaks against them. Nothing is held.</summary>
public sealed class PostAlterationQuote(PreviewAlteration preview, CurrentUser user)
    : Endpoint<AlterationRequest, AlterationQuoteResponse>
{
    public override void Configure()
    {
        Post("{id}/alteration-quotes");
        Group<BookingsGroup>();
        Summary(summary => summary.Summary = "Ask what an alteration would cost");
        Description(route => route.Needs(Permission.ReadBooking).Refuses(400, 401, 404, 409, 415, 422));
    }

    public override async Task HandleAsync(AlterationRequest request, CancellationToken ct)
    {
        var wish = request.ToWish();
        Result<AlterationPreview> previewed = wish.Error is { } noNights
            ? noNights
            : await preview.For(Route<Guid>("id"), wish.Value, user, ct);
        await this.SendResult(previewed, AlterationQuoteResponse.Of, ct);
    }
}
