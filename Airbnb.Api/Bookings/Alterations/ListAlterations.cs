using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Bookings.Alterations;

/// <summary>Whose alterations.</summary>
public sealed record AlterationsQuery
{
    /// <summary>The booking.</summary>
    public Guid Id { get; init; }
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class AlterationsQueryValidator : Validator<AlterationsQuery>
{
    public AlterationsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

/// <summary>The alterations of a booking of the caller's, newest first.</summary>
public sealed class ListAlterations(AirbnbDb db, CurrentUser user)
    : Endpoint<AlterationsQuery, Page<AlterationResponse>>
{
    public override void Configure()
    {
        Get("{id}/alterations");
        Group<BookingsGroup>();
        Summary(summary => summary.Summary = "List the alterations of a booking");
        Description(route => route.Needs(Permission.ReadBooking).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(AlterationsQuery request, CancellationToken ct) =>
        await this.SendResult(await Find(request, ct), page => page, ct);

    private async Task<Result<Page<AlterationResponse>>> Find(AlterationsQuery request, CancellationToken ct) =>
        await db.Bookings.VisibleTo(user).AnyAsync(booking => booking.Id == request.Id, ct)
            ? await db
                .Alterations.Where(alteration => alteration.BookingId == request.Id)
                .ToPage(AlterationResponse.Of, request.Limit, request.After, ct)
            : Error.NotFound;
}
