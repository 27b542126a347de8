using System.Linq.Expressions;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Suspending;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Admin;

/// <summary>Somebody's account, for those who look after the platform.</summary>
/// <param name="Verified">Whether the address is proved to be theirs.</param>
/// <param name="SuspendedAt">Since when they are kept away; null while they are welcome.</param>
public sealed record UserResponse(
    Guid Id,
    string Email,
    string Name,
    PlatformRole Role,
    bool Verified,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SuspendedAt
) : IListed
{
    public static readonly Expression<Func<User, UserResponse>> Of = user => new UserResponse(
        user.Id,
        user.Email!,
        user.Name,
        user.Role,
        user.EmailConfirmed,
        user.CreatedAt,
        user.SuspendedAt
    );
}

public sealed record UsersQuery
{
    /// <summary>The whole address.</summary>
    public string? Email { get; init; }
    public PlatformRole? Role { get; init; }

    /// <summary>Only those who are suspended, or only those who are not.</summary>
    public bool? Suspended { get; init; }
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class UsersQueryValidator : Validator<UsersQuery>
{
    public UsersQueryValidator()
    {
        RuleFor(query => query.Email).MaximumLength(EmailAddresses.Longest);
        RuleFor(query => query.Limit).InclusiveBetween(1, 100);
    }
}

public sealed class ListUsers(AirbnbDb db, Microsoft.AspNetCore.Identity.ILookupNormalizer addresses)
    : Endpoint<UsersQuery, Page<UserResponse>>
{
    public override void Configure()
    {
        Get("users");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "List people, newest first, or find one by their address");
        Description(route => route.Needs(Permission.ReadAccounts).Refuses(400, 401, 403));
    }

    public override async Task HandleAsync(UsersQuery request, CancellationToken ct)
    {
        var wanted = db
            .Users.AsNoTracking()
            .Wanted(addresses.NormalizeEmail(request.Email), request.Role, request.Suspended);
        var page = await wanted.ToPage(UserResponse.Of, request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }
}

/// <param name="Id">Whose.</param>
public sealed record UserById(Guid Id);

public sealed class GetUserAccount(AirbnbDb db) : Endpoint<UserById, UserResponse>
{
    public override void Configure()
    {
        Get("users/{id}");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "Read somebody's account");
        Description(route => route.Needs(Permission.ReadAccounts).Refuses(400, 401, 403, 404));
    }

    public override async Task HandleAsync(UserById request, CancellationToken ct)
    {
        var user = db.Users.Where(user => user.Id == request.Id).Select(UserResponse.Of);
        await this.SendFound(await user.SingleOrDefaultAsync(ct), ct);
    }
}

public sealed class PostUserSuspension(SuspendUser users, CurrentUser admin) : Endpoint<ReasonRequest>
{
    public override void Configure()
    {
        Post("users/{id}/suspension");
        Group<AdminGroup>();
        Summary(summary =>
        {
            summary.Summary = "Keep somebody away";
            summary.Description =
                "They are signed out everywhere at once and cannot sign in, and their homes are closed. Stays that are "
                + "booked stay booked. A mail tells them, and gives the reason in your words.";
        });
        Description(route =>
            route.Needs(Permission.RunPlatform).Produces(204).Refuses(400, 401, 403, 404, 409, 415, 422)
        );
    }

    public override async Task HandleAsync(ReasonRequest request, CancellationToken ct) =>
        await this.SendResult(await users.Suspend(Route<Guid>("id"), admin.Because(request.Reason), ct), ct);
}

public sealed class PostUserReinstatement(SuspendUser users, CurrentUser admin) : Endpoint<ReasonRequest>
{
    public override void Configure()
    {
        Post("users/{id}/reinstatement");
        Group<AdminGroup>();
        Summary(summary =>
        {
            summary.Summary = "Let somebody back in";
            summary.Description = "They can sign in again, and the homes that were open when they were suspended are.";
        });
        Description(route => route.Needs(Permission.RunPlatform).Produces(204).Refuses(400, 401, 403, 404, 409, 415));
    }

    public override async Task HandleAsync(ReasonRequest request, CancellationToken ct) =>
        await this.SendResult(await users.Reinstate(Route<Guid>("id"), admin.Because(request.Reason), ct), ct);
}
