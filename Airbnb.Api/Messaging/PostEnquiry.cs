using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Messaging;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Messaging;

/// <summary>A guest's question about a home.</summary>
public sealed record EnquiryRequest
{
    public required string Text { get; init; }

    /// <summary>The stay that the guest thinks of; nothing is held.</summary>
    public DateOnly? CheckIn { get; init; }
    public DateOnly? CheckOut { get; init; }
    public int? Guests { get; init; }

    public StayWish Wish => new(CheckIn, CheckOut, Guests);
}

public sealed class EnquiryRequestValidator : Validator<EnquiryRequest>
{
    public EnquiryRequestValidator()
    {
        RuleFor(request => request.Text).IsMessage();
        RuleFor(request => request.Guests).InclusiveBetween(1, 100);
        RuleFor(request => request.CheckOut)
            .GreaterThan(request => request.CheckIn)
            .When(request => request.CheckIn is not null)
            .WithMessage("The stay ends after it begins.");
    }
}

/// <summary>Opens the caller's thread with the host, or goes on in it.</summary>
public sealed class PostEnquiry(WriteMessage write, AirbnbDb db, CurrentUser user)
    : Endpoint<EnquiryRequest, MessageResponse>
{
    public override void Configure()
    {
        Post("listings/{id}/enquiries");
        Summary(summary =>
        {
            summary.Summary = "Ask the host about a home";
            summary.Description =
                "Opens the thread of the two about this home, or goes on in it. Contact details are taken out until a stay is confirmed: masked says so.";
        });
        Description(route =>
            route
                .Needs(Permission.Enquire)
                .WithTags(ThreadsGroup.Tag)
                .Creates<MessageResponse>()
                .Refuses(400, 401, 404, 415, 422, 429)
        );
    }

    public override async Task HandleAsync(EnquiryRequest request, CancellationToken ct)
    {
        var written = await write.Enquire(Route<Guid>("id"), request.Text.Trim(), request.Wish, user, ct);
        await this.SendWritten(written, await db.WordingFor(user.Id, ct), ct);
    }
}
