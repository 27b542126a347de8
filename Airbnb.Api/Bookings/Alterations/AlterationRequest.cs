using Airbnb.Core;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Calendar;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Bookings.Alterations;

/// <summary>The stay as the caller would like it to be; what should stay as it is, is said again.</summary>
public sealed record AlterationRequest
{
    public DateOnly? CheckIn { get; init; }
    public DateOnly? CheckOut { get; init; }
    public int? Guests { get; init; }

    public Result<AlterationWish> ToWish() =>
        StayDates.Of(CheckIn!.Value, CheckOut!.Value).Map(dates => new AlterationWish(dates, Guests!.Value));
}

public sealed class AlterationRequestValidator : Validator<AlterationRequest>
{
    public AlterationRequestValidator()
    {
        RuleFor(request => request.CheckIn).NotNull();
        RuleFor(request => request.CheckOut).NotNull();
        RuleFor(request => request.Guests).NotNull().InclusiveBetween(1, 1_000);
    }
}

/// <summary>One alteration of one booking.</summary>
public sealed record AlterationById(Guid Id, Guid AlterationId);
