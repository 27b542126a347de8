using Airbnb.Api.Http;
using Airbnb.Core.Admin.Auditing;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Admin;

/// <summary>Whatever an admin does is written down with who did it, and why.</summary>
public static class Reasons
{
    public static IRuleBuilderOptions<T, string> Reason<T>(this IRuleBuilder<T, string> reason) =>
        reason.NotEmpty().MaximumLength(Act.LongestReason);

    /// <summary>What the caller does, for the audit trail.</summary>
    public static Act Because(this CurrentUser user, string reason) => new(user.Id, reason);
}

/// <param name="Reason">Kept in the audit trail.</param>
public sealed record ReasonRequest(string Reason);

public sealed class ReasonRequestValidator : Validator<ReasonRequest>
{
    public ReasonRequestValidator() => RuleFor(request => request.Reason).Reason();
}
