using System.Text.RegularExpressions;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Profiles;
using Airbnb.Core.Listings;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Accounts.Profiles;

/// <summary>What the caller says of themselves; what is left out is gone.</summary>
public sealed record ProfileRequest
{
    /// <summary>Others see the given name alone until a stay is confirmed.</summary>
    public required string Name { get; init; }

    /// <summary>For everybody to read, at most 1,000 characters.</summary>
    public string? Bio { get; init; }

    /// <summary>ISO 639-1, at most ten.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>With the country: +351912345678. Nobody else sees it.</summary>
    public string? Phone { get; init; }
}

public sealed partial class ProfileRequestValidator : Validator<ProfileRequest>
{
    public ProfileRequestValidator()
    {
        RuleFor(request => request.Name).PersonName();
        RuleFor(request => request.Bio)
            .Must(bio => bio is null || (bio.Trim().Length is > 0 and <= Profile.LongestBio && !bio.Any(IsControl)))
            .WithMessage($"1 to {Profile.LongestBio} characters, none of them control characters but line breaks.");
        RuleFor(request => request.Languages)
            .Must(tags =>
                tags is null
                || (
                    tags.Count <= Profile.MostLanguages
                    && tags.Distinct(StringComparer.Ordinal).Count() == tags.Count
                    && tags.All(SpokenLanguages.Know)
                )
            )
            .WithMessage($"At most {Profile.MostLanguages} codes of ISO 639-1, such as en, each once.");
        RuleFor(request => request.Phone)
            .Must(phone => phone is null || International().IsMatch(phone))
            .WithMessage("A plus sign, the country's code and the number, without spaces: +351912345678.");
    }

    private static bool IsControl(char letter) => char.IsControl(letter) && letter is not '\n';

    /// <summary>E.164.</summary>
    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex International();
}

public sealed class PutMe(EditProfile edit, CurrentUser user) : Endpoint<ProfileRequest, MeResponse>
{
    public override void Configure()
    {
        Put("me");
        Summary(summary => summary.Summary = "Edit the caller's profile");
        Description(route =>
            route
                .Needs(Permission.UseOwn)
                .WithTags("Accounts")
                .Requires(RequiredHeader.IfMatch)
                .Refuses(400, 401, 404, 412, 415, 428)
        );
    }

    public override async Task HandleAsync(ProfileRequest request, CancellationToken ct)
    {
        var version = HttpContext.IfMatch();
        var profile = new Profile(request.Name, request.Bio?.Trim(), request.Languages ?? [], request.Phone);
        Result<User> edited = version.Error is { } refusal
            ? refusal
            : await edit.Of(user.Id, version.Value, profile, ct);
        await this.SendMe(edited, ct);
    }
}
