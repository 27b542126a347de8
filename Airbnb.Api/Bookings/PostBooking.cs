using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Bookings;

/// <param name="Quote">From <c>POST /listings/{id}/quotes</c>, as it came.</param>
public sealed record BookingRequest(string Quote);

public sealed class BookingRequestValidator : Validator<BookingRequest>
{
    public BookingRequestValidator() => RuleFor(request => request.Quote).NotEmpty().MaximumLength(20_000);
}

/// <summary>A booking that waits for its payment.</summary>
/// <param name="HoldExpiresAt">Until then the nights are held.</param>
public sealed record HeldBookingResponse(
    Guid Id,
    BookingStatus Status,
    DateTimeOffset HoldExpiresAt,
    PaymentToMake Payment
);

/// <summary>How the guest pays: with the gateway's own client library, or on the gateway's own page.</summary>
/// <param name="Provider">Which gateway.</param>
/// <param name="ClientSecret">What its client library confirms this payment with.</param>
/// <param name="PublishableKey">What its client library is set up with.</param>
/// <param name="RedirectUrl">The page to send the guest to, where there is one.</param>
public sealed record PaymentToMake(string Provider, string? ClientSecret, string PublishableKey, string? RedirectUrl);

/// <summary>Holds the nights of a quote for 15 minutes, in which its guest pays.</summary>
public sealed class PostBooking(BookStay bookStay, CurrentUser user, IdempotentAnswers answers)
    : Endpoint<BookingRequest, HeldBookingResponse>
{
    public override void Configure()
    {
        Post("");
        Group<BookingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Book a quoted stay";
            summary.Description =
                "Holds the nights while the guest pays. Where the home books at once, the payment confirms the booking; "
                + "where its host is asked first, it only reserves the money, and the booking becomes `requested`.";
        });
        Description(route =>
            route
                .Needs(Permission.Book)
                .Requires(RequiredHeader.IdempotencyKey)
                .Creates<HeldBookingResponse>()
                .Refuses(400, 401, 404, 409, 422, 503)
        );
    }

    public override Task HandleAsync(BookingRequest request, CancellationToken ct) =>
        answers.SendCreated(
            this,
            request,
            key => bookStay.Hold(request.Quote, user.Id, key, ct),
            held => $"/{ApiConventions.Prefix}/bookings/{held.Booking.Id}",
            Respond,
            ct
        );

    private static HeldBookingResponse Respond(HeldStay held) =>
        new(
            held.Booking.Id,
            held.Booking.Status,
            held.Booking.HoldExpiresAt,
            new PaymentToMake(
                held.Charge.Gateway,
                held.Charge.ClientSecret,
                held.PublishableKey,
                held.Charge.RedirectUrl
            )
        );
}
