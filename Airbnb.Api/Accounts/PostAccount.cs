using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts;
using Airbnb.Core.Limits;
using FastEndpoints;

namespace Airbnb.Api.Accounts;

/// <param name="Email">What the person will sign in with; they are sent a mail to prove that it is theirs.</param>
/// <param name="Password">8 to 128 characters of any kind, but none of the most common passwords.</param>
/// <param name="Name">How others see them.</param>
public sealed record RegistrationRequest(string Email, string Password, string Name);

/// <param name="Email">The address that a mail is on its way to.</param>
public sealed record RegistrationResponse(string Email);

public sealed class RegistrationValidator : Validator<RegistrationRequest>
{
    public RegistrationValidator()
    {
        RuleFor(request => request.Email).Email();
        RuleFor(request => request.Password).NewPassword();
        RuleFor(request => request.Name).PersonName();
    }
}

public sealed class PostAccount(Register register) : Endpoint<RegistrationRequest, RegistrationResponse>
{
    public override void Configure()
    {
        Post("");
        Group<AccountsGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "Register";
            summary.Description =
                "Answers the same for an address that is known and one that is not; the mail tells its owner more. "
                + "We write in the language that Accept-Language prefers, as far as we speak it.";
            summary.ExampleRequest = new RegistrationRequest("ann@example.com", "three small wooden boats", "Ann");
        });
        Description(route =>
            route
                .Needs(Permission.UsePublic)
                .Limited(LimitGroup.Registration)
                .Produces<RegistrationResponse>(202)
                .Refuses(400, 422)
        );
    }

    public override async Task HandleAsync(RegistrationRequest request, CancellationToken ct)
    {
        var language = HttpContext.PreferredLanguage();
        var registered = await register.As(request.Email, request.Password, request.Name, language, ct);
        await this.SendAccepted(registered, new RegistrationResponse(request.Email), ct);
    }
}
