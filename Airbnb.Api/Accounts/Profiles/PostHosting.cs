using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Profiles;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Accounts.Profiles;

/// <param name="Terms">The version of the terms of hosting that the caller has read and agrees to.</param>
public sealed record HostingRequest(string Terms);

public sealed class HostingRequestValidator : Validator<HostingRequest>
{
    public HostingRequestValidator() => RuleFor(request => request.Terms).NotEmpty().MaximumLength(20);
}

public sealed class PostHosting(BecomeHost become, CurrentUser user) : Endpoint<HostingRequest, MeResponse>
{
    public override void Configure()
    {
        Post("me/hosting");
        Summary(summary =>
        {
            summary.Summary = "Become a host";
            summary.Description = "By agreeing to the terms of hosting, whose version GET me names.";
            summary.ExampleRequest = new HostingRequest(HostingTerms.Version);
        });
        Description(route => route.Needs(Permission.UseOwn).WithTags("Accounts").Refuses(400, 401, 415, 422));
    }

    public override async Task HandleAsync(HostingRequest request, CancellationToken ct) =>
        await this.SendMe(await become.By(user.Id, request.Terms, ct), ct);
}
