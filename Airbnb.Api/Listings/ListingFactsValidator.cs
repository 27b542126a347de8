using Airbnb.Core.Listings;
using FluentValidation;

namespace Airbnb.Api.Listings;

/// <summary>The shape of what guests choose by, besides size and price.</summary>
public sealed class ListingFactsValidator : AbstractValidator<ListingRequest>
{
    private const int MostAmenities = 200;
    private const int LongestCode = 50;
    private const int MostTexts = 20;
    private const string WrongLanguage = "Use a language code of ISO 639-1, such as pt.";

    public ListingFactsValidator()
    {
        Texts();
        Facts();
    }

    private void Texts()
    {
        RuleFor(listing => listing.Language)
            .Must(language => language is null || SpokenLanguages.Know(language))
            .WithMessage(WrongLanguage);
        RuleFor(listing => listing.Language)
            .NotNull()
            .When(listing => listing.Texts is { Count: > 0 })
            .WithMessage("Say which language the title is in.");
        RuleFor(listing => listing.Texts)
            .Must(texts => texts is null || texts.Count <= MostTexts)
            .WithMessage($"At most {MostTexts}.")
            .Must(
                (listing, texts) =>
                    texts is null || BeDistinct([listing.Language, .. texts.Select(text => text?.Language)])
            )
            .WithMessage("Each language once.");
        RuleForEach(listing => listing.Texts)
            .Must(text => text is { IsText: true })
            .WithMessage(
                "A language code of ISO 639-1, a title of at most 100 letters, a description of at most 5000."
            );
    }

    private void Facts()
    {
        RuleFor(listing => listing.Amenities)
            .Must(codes => codes is null || codes.Count <= MostAmenities)
            .WithMessage($"At most {MostAmenities}.")
            .Must(BeDistinct)
            .WithMessage("Each once.");
        RuleForEach(listing => listing.Amenities)
            .Must(code => !string.IsNullOrWhiteSpace(code) && code.Length <= LongestCode)
            .WithMessage($"A code of the catalogue, at most {LongestCode} letters.");
        RuleFor(listing => listing.Accessibility).Must(BeDistinct).WithMessage("Each once.");
        RuleFor(listing => listing.Languages).Must(BeDistinct).WithMessage("Each once.");
        RuleForEach(listing => listing.Languages).Must(SpokenLanguages.Know).WithMessage(WrongLanguage);
        RuleFor(listing => listing.HouseRules!.More)
            .MaximumLength(2_000)
            .When(listing => listing.HouseRules is not null);
        RuleFor(listing => listing.HouseRules)
            .Must(rules => rules is null || rules.QuietFrom is null == rules.QuietUntil is null)
            .WithMessage("Say from when and until when it is to be quiet.");
    }

    private static bool BeDistinct<T>(IReadOnlyList<T>? items) =>
        items is null || items.Distinct().Count() == items.Count;
}
