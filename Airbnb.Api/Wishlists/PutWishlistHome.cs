using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Wishlists;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Wishlists;

/// <param name="Note">What to remember of it. Whoever has the list's link reads it, too.</param>
public sealed record SaveHomeRequest(string? Note = null);

public sealed class SaveHomeRequestValidator : Validator<SaveHomeRequest>
{
    public SaveHomeRequestValidator() => RuleFor(request => request.Note).MaximumLength(500);
}

/// <summary>That a home is on a list, and what is said of it there.</summary>
public sealed record SavedNoteResponse(Guid ListingId, string? Note, DateTimeOffset SavedAt)
{
    public static SavedNoteResponse Of(WishlistHome home) => new(home.ListingId, home.Note, home.SavedAt);
}

/// <summary>Saves a home on a wishlist; saved before, it gets the new note.</summary>
public sealed class PutWishlistHome(SaveHome save, CurrentUser user) : Endpoint<SaveHomeRequest, SavedNoteResponse>
{
    public override void Configure()
    {
        Put("{id}/homes/{listingId}");
        Group<WishlistsGroup>();
        Summary(summary => summary.Summary = "Save a home on a wishlist");
        Description(route => route.Needs(Permission.UseOwn).Refuses(400, 401, 404, 415, 422));
    }

    public override async Task HandleAsync(SaveHomeRequest request, CancellationToken ct)
    {
        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        var saved = await save.To(Route<Guid>("id"), Route<Guid>("listingId"), note, user, ct);
        await this.SendResult(saved, SavedNoteResponse.Of, ct);
    }
}
