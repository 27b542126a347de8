using Airbnb.Core;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Listings;

public sealed class CalendarPatchValidator : Validator<CalendarPatch>
{
    private const int Most = 100;

    public CalendarPatchValidator()
    {
        RuleFor(request => request.Changes)
            .NotEmpty()
            .Must(changes => changes is null || changes.Count <= Most)
            .WithMessage($"At most {Most}.");
        RuleForEach(request => request.Changes).NotNull().SetValidator(new CalendarEntryValidator());
    }
}

public sealed class CalendarEntryValidator : AbstractValidator<CalendarEntry>
{
    private const int LongestText = 200;
    private const int LongestName = 100;
    private const int MostNights = 730;
    private const long MostMoney = 100_000_000;

    public CalendarEntryValidator()
    {
        RuleFor(change => change.To)
            .Must((change, _) => change.IsPeriod)
            .WithMessage("At least one night after from, and within reason.");
        RuleFor(change => change.Price)
            .Must(price => price is not { } money || IsPrice(money))
            .WithMessage("An amount in minor units and a currency that is known here.");
        RuleFor(change => change.PriceName).Must(BeText(LongestName)).WithMessage($"1 to {LongestName} letters.");
        RuleFor(change => change.PriceName).Null().When(change => change.Price is null).WithMessage("Of what price?");
        RuleFor(change => change.Reason).Must(BeText(LongestText)).WithMessage($"1 to {LongestText} letters.");
        RuleFor(change => change.Reason)
            .Null()
            .When(change => change.Open is not false)
            .WithMessage("Nights have a reason when they are closed.");
        RuleFor(change => change.MinNights).InclusiveBetween(1, MostNights);
        RuleFor(change => change.MaxNights).InclusiveBetween(1, MostNights);
        RuleFor(change => change.MaxNights)
            .GreaterThanOrEqualTo(change => change.MinNights)
            .When(change => change.MinNights is not null);
        RuleFor(change => change.ArrivalDays).Must(BeDays).WithMessage("At least one day, and each once.");
        RuleFor(change => change.DepartureDays).Must(BeDays).WithMessage("At least one day, and each once.");
        RuleFor(change => change.Reset)
            .Must((change, fields) => fields is null || !fields.Intersect(change.Said()).Any())
            .WithMessage("Say what it is to be, or take it back: not both.");
        RuleFor(change => change.Open)
            .Must((change, open) => open is not null || change.Said().Any() || change.Reset is { Count: > 0 })
            .WithMessage("Say what is to change.");
    }

    private static bool IsPrice(Money price) =>
        price.Amount is > 0 and <= MostMoney && Currencies.Knows(price.Currency);

    private static Func<string?, bool> BeText(int longest) =>
        text => text?.Trim().Length is null or > 0 && !(text?.Length > longest);

    private static bool BeDays(IReadOnlyList<DayOfWeek>? days) =>
        days is null || (days.Count > 0 && days.Distinct().Count() == days.Count);
}
