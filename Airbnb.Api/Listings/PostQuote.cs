using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Exchange;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Listings;

/// <summary>A stay whose price is asked for.</summary>
public sealed record QuoteRequest
{
    public DateOnly? CheckIn { get; init; }
    public DateOnly? CheckOut { get; init; }
    public int Guests { get; init; } = 1;
    public int Pets { get; init; }

    /// <summary>Forgo refunds for the listing's discount, where it offers one.</summary>
    public bool NonRefundable { get; init; }

    /// <summary>Also show the total in this currency. It is charged in the listing's.</summary>
    [QueryParam]
    public string? ShowIn { get; init; }
}

public sealed class QuoteRequestValidator : Validator<QuoteRequest>
{
    public QuoteRequestValidator()
    {
        RuleFor(request => request.CheckIn).NotNull();
        RuleFor(request => request.CheckOut).NotNull();
        RuleFor(request => request.Guests).InclusiveBetween(1, 1_000);
        RuleFor(request => request.Pets).InclusiveBetween(0, 10);
        RuleFor(request => request.ShowIn).Must(Shown.IsCurrency).WithMessage("Not known here.");
    }
}

/// <summary>A price that holds until it expires.</summary>
/// <param name="Quote">Opaque; hand it to <c>POST /bookings</c> to book the stay at this price.</param>
/// <param name="Mode">Whether paying is enough, or the host has to accept.</param>
/// <param name="Shown">The total in the currency that was asked for; never charged.</param>
/// <param name="Lines">What the total is made of, and the rule that gave each line.</param>
public sealed record QuoteResponse(
    string Quote,
    DateTimeOffset ExpiresAt,
    Guid ListingId,
    DateOnly CheckIn,
    DateOnly CheckOut,
    int Nights,
    int Guests,
    int Pets,
    BookingMode Mode,
    QuotedPolicy Policy,
    bool NonRefundable,
    IReadOnlyList<PriceLine> Lines,
    Money Total,
    ShownMoney? Shown
)
{
    public static QuoteResponse Of(SignedQuote signed, ExchangeRate? rate) =>
        new(
            signed.Text,
            signed.Quote.ExpiresAt,
            signed.Quote.ListingId,
            signed.Quote.Dates.CheckIn,
            signed.Quote.Dates.CheckOut,
            signed.Quote.Dates.Nights,
            signed.Quote.Party.Guests,
            signed.Quote.Party.Pets,
            signed.Quote.Terms.Mode,
            QuotedPolicy.Of(signed.Quote.Terms),
            signed.Quote.Terms.NonRefundable,
            signed.Quote.Price.Lines,
            signed.Quote.Total,
            rate?.Show(signed.Quote.Total)
        );
}

/// <summary>The policy that the stay would be cancelled by.</summary>
public sealed record QuotedPolicy(Guid Id, PolicyCode Code, int Version)
{
    public static QuotedPolicy Of(QuoteTerms terms) => new(terms.PolicyId, terms.Policy, terms.PolicyVersion);
}

/// <summary>Names the price of a stay that can be booked, for 15 minutes; or every rule that speaks against it.</summary>
public sealed class PostQuote(Quotes quotes, ShowPrices prices, CurrentUser user)
    : Endpoint<QuoteRequest, QuoteResponse>
{
    public override void Configure()
    {
        Post("{id}/quotes");
        Group<ListingsGroup>();
        AllowAnonymous();
        Summary(summary => summary.Summary = "Ask for the price of a stay");
        Description(route => route.Needs(Permission.ReadHome).Refuses(400, 404, 409, 415, 422));
    }

    public override async Task HandleAsync(QuoteRequest request, CancellationToken ct)
    {
        var id = Route<Guid>("id");
        var dates = StayDates.Of(request.CheckIn!.Value, request.CheckOut!.Value);
        var party = new Party(request.Guests, request.Pets);
        Result<SignedQuote> quote = dates.Error is { } noNights
            ? noNights
            : await quotes.Make(id, new Wish(dates.Value, party, request.NonRefundable), user, ct);
        if (quote.Error is { } refusal)
        {
            await this.SendProblem(refusal, ct);
            return;
        }
        var rate = await prices.Of(quote.Value.Quote.Currency, request.ShowIn, ct);
        await this.SendResult(rate, shown => QuoteResponse.Of(quote.Value, shown), ct);
    }
}
