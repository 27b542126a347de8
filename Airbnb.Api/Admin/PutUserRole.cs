using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Roles;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Admin;

/// <param name="Role">What they are from now on.</param>
/// <param name="Reason">Kept in the audit trail.</param>
public sealed record RoleRequest(PlatformRole? Role, string Reason);

public sealed class RoleRequestValidator : Validator<RoleRequest>
{
    public RoleRequestValidator()
    {
        RuleFor(request => request.Role).NotNull();
        RuleFor(request => request.Reason).Reason();
    }
}

public sealed class PutUserRole(GiveRole roles, CurrentUser admin) : Endpoint<RoleRequest, UserResponse>
{
    private static readonly Func<Core.Accounts.User, UserResponse> Shown = UserResponse.Of.Compile();

    public override void Configure()
    {
        Put("users/{id}/role");
        Group<AdminGroup>();
        Summary(summary =>
        {
            summary.Summary = "Make somebody support or admin, or a member again";
            summary.Description = "They are signed out everywhere at once. Nobody changes their own role.";
        });
        Description(route => route.Needs(Permission.GiveRoles).Refuses(400, 401, 403, 404, 415, 422));
    }

    public override async Task HandleAsync(RoleRequest request, CancellationToken ct)
    {
        var act = admin.Because(request.Reason);
        await this.SendResult(await roles.To(Route<Guid>("id"), request.Role!.Value, act, ct), Shown, ct);
    }
}
