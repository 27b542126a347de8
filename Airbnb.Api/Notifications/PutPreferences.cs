using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Notifications;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Notifications;

/// <summary>What the caller wants to hear of, and how.</summary>
public sealed record PreferencesRequest
{
    /// <summary>What we are to write in.</summary>
    public required Language Language { get; init; }

    /// <summary>Which mails they want.</summary>
    public required MailPreferences Mail { get; init; }
}

public sealed class PreferencesRequestValidator : Validator<PreferencesRequest>
{
    public PreferencesRequestValidator() => RuleFor(request => request.Mail).NotNull();
}

public sealed class PutPreferences(ChoosePreferences choose, CurrentUser user)
    : Endpoint<PreferencesRequest, PreferencesResponse>
{
    public override void Configure()
    {
        Put(GetPreferences.Route);
        Summary(summary =>
        {
            summary.Summary = "Choose a language and which mails to get";
            summary.Description =
                "Mails about what the caller booked, pays or is owed cannot be switched off. The feed tells of everything.";
        });
        Description(route =>
            route
                .Needs(Permission.UseOwn)
                .WithTags("Notifications")
                .Requires(RequiredHeader.IfMatch)
                .Refuses(400, 401, 404, 412, 415, 422, 428)
        );
    }

    public override async Task HandleAsync(PreferencesRequest request, CancellationToken ct) =>
        await this.SendPreferences(await Choose(request, ct), ct);

    private async Task<Result<Preferences>> Choose(PreferencesRequest request, CancellationToken ct)
    {
        var version = HttpContext.IfMatch();
        if (version.Error is { } refusal)
            return refusal;
        var mail = request.Mail;
        if (!mail.Bookings)
            return NotificationErrors.BookingsAreMailed;
        var choices = new MailChoices(mail.Payouts, mail.Reminders, mail.Reviews, mail.Messages, mail.Tips);
        return await choose.Of(user.Id, version.Value, request.Language, choices, ct);
    }
}
