using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Payments;

public sealed class PaymentsGroup : Group
{
    public PaymentsGroup() =>
        Configure("payments", endpoint => endpoint.Description(route => route.WithTags("Payments")));
}

public sealed record PaymentsQuery
{
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class PaymentsQueryValidator : Validator<PaymentsQuery>
{
    public PaymentsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

/// <summary>What the caller, as a guest, has paid and is to pay, newest first.</summary>
public sealed class ListPayments(AirbnbDb db, CurrentUser user) : Endpoint<PaymentsQuery, Page<PaymentResponse>>
{
    public override void Configure()
    {
        Get("");
        Group<PaymentsGroup>();
        Summary(summary => summary.Summary = "List the caller's payments, with what each is for");
        Description(route => route.Needs(Permission.UseOwn).Refuses(400, 401));
    }

    public override async Task HandleAsync(PaymentsQuery request, CancellationToken ct)
    {
        var page = await db
            .Payments.Where(payment => payment.GuestId == user.Id)
            .ToPage(PaymentResponse.In(db), request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }
}
