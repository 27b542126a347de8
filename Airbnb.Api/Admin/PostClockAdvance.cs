using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Time;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Admin;

/// <param name="Seconds">How far the platform's clock moves on.</param>
/// <param name="Reason">Kept in the audit trail.</param>
public sealed record ClockAdvanceRequest(int Seconds, string Reason);

public sealed class ClockAdvanceRequestValidator : Validator<ClockAdvanceRequest>
{
    private const int TwoYears = 2 * 366 * 86_400;

    public ClockAdvanceRequestValidator()
    {
        RuleFor(request => request.Seconds).InclusiveBetween(1, TwoYears);
        RuleFor(request => request.Reason).Reason();
    }
}

/// <param name="Now">The platform's time from now on.</param>
public sealed record ClockResponse(DateTimeOffset Now);

/// <summary>Moves the platform's clock forwards, so that what takes weeks can be tried now. Not in production.</summary>
public sealed class PostClockAdvance(AdvanceClock advance, CurrentUser user)
    : Endpoint<ClockAdvanceRequest, ClockResponse>
{
    public override void Configure()
    {
        Post("clock/advance");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "Advance the platform's clock");
        Description(route => route.Needs(Permission.RunPlatform).Refuses(400, 401, 403, 415, 422, 503));
    }

    public override async Task HandleAsync(ClockAdvanceRequest request, CancellationToken ct)
    {
        var by = TimeSpan.FromSeconds(request.Seconds);
        var now = await advance.By(by, user.Because(request.Reason), ct);
        await this.SendResult(now, at => new ClockResponse(at), ct);
    }
}
