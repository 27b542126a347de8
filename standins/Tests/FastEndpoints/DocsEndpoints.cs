using System.Text.Json;
using System.Text.Json.Serialization;
using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace StandIns.Tests.Fast;

public sealed record Money(long Amount, string Currency);

public sealed record Place(string City, string? Street, decimal Latitude);

public sealed class Listing
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public string? Description { get; init; }
    public required Money Price { get; init; }
    public Place? Place { get; init; }
    public required Season Season { get; init; }
    public Season? Quiet { get; init; }
    public required DateOnly From { get; init; }
    public required DateTimeOffset At { get; init; }
    public required IReadOnlyList<string> Amenities { get; init; }
    public int? Rooms { get; init; }
    public double Rating { get; init; }

    [HideFromDocs]
    public string? Internal { get; init; }
}

public sealed record Listings(IReadOnlyList<Listing> Items, string? Next);

/// <summary>RFC 9457 with a code.</summary>
public sealed record Refusal(
    string Type,
    string Title,
    int Status,
    [property: JsonConverter(typeof(TrimmedText))] string Code,
    [property: JsonConverter(typeof(TrimmedText))] string? Detail
);

/// <summary>A converter of the application's, of which the document generator knows nothing.</summary>
public sealed class TrimmedText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()?.Trim();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Trim());
}

public sealed class FindListings
{
    public string? Q { get; init; }
    public DateOnly? From { get; init; }
    public Season? Season { get; init; }
    public Season[]? Seasons { get; init; }
    public int? Guests { get; init; }
    public int? Limit { get; init; }

    [FromHeader("X-Trace", isRequired: false)]
    public string? Trace { get; init; }

    [FromClaim("name", isRequired: false), HideFromDocs]
    public string? Caller { get; init; }
}

public sealed class FindListingsValidator : Validator<FindListings>
{
    public FindListingsValidator()
    {
        RuleFor(r => r.Q).MaximumLength(80);
        RuleFor(r => r.Limit).InclusiveBetween(1, 100);
        RuleFor(r => r.Guests).NotNull().GreaterThan(0);
    }
}

public sealed class DocsGroup : Group
{
    public DocsGroup() =>
        Configure(
            "docs",
            ep =>
            {
                ep.Roles("host");
                ep.Description(b => b.Produces<Refusal>(404, "application/problem+json"));
            }
        );
}

public sealed class ListListings : Endpoint<FindListings, Listings>
{
    public override void Configure()
    {
        Get("listings");
        Group<DocsGroup>();
        Summary(s =>
        {
            s.Summary = "Finds homes";
            s.Description = "Only homes that are free.";
            s.RequestParam(r => r.Q, "Words to look for.");
            s.Responses[200] = "The homes found.";
        });
    }

    public override async Task HandleAsync(FindListings req, CancellationToken ct) => await Send.NoContentAsync(ct);
}

public sealed class GetListing : EndpointWithoutRequest<Listing>
{
    public override void Configure()
    {
        Get("listings/{listingId:guid}");
        Group<DocsGroup>();
        AllowAnonymous();
    }

    public override async Task HandleAsync(CancellationToken ct) => await Send.NoContentAsync(ct);
}

public sealed class ChangeListing
{
    public Guid ListingId { get; init; }

    [FromHeader("If-Match")]
    public string Version { get; init; } = string.Empty;

    public string Title { get; init; } = string.Empty;
    public string? Description { get; init; }
    public string? Contact { get; init; }
    public string? Slug { get; init; }
    public Money? Price { get; init; }
    public Place? Place { get; init; }
    public int Rooms { get; init; } = 1;
    public List<string> Amenities { get; init; } = [];
    public List<Place>? Nearby { get; init; }
    public Season? Season { get; init; }
}

public sealed class PlaceValidator : AbstractValidator<Place>
{
    public PlaceValidator()
    {
        RuleFor(p => p.City).NotEmpty().MaximumLength(40);
        RuleFor(p => p.Latitude).InclusiveBetween(-90m, 90m);
    }
}

public sealed class ChangeListingValidator : Validator<ChangeListing>
{
    public ChangeListingValidator()
    {
        RuleFor(r => r.Title).NotEmpty().MaximumLength(50);
        RuleFor(r => r.Description).Length(10, 2000);
        RuleFor(r => r.Contact).EmailAddress();
        RuleFor(r => r.Slug).Matches("^[a-z-]+$");
        RuleFor(r => r.Rooms).GreaterThan(0).LessThanOrEqualTo(50);
        RuleFor(r => r.Price).NotNull();
        RuleFor(r => r.Price!.Amount).GreaterThanOrEqualTo(100);
        RuleFor(r => r.Place!).SetValidator(new PlaceValidator());
        RuleFor(r => r.Amenities).NotEmpty();
        RuleForEach(r => r.Nearby).SetValidator(new PlaceValidator());
    }
}

public sealed class PutListing : Endpoint<ChangeListing, Results<Ok<Listing>, NotFound>>
{
    public override void Configure()
    {
        Put("listings/{listingId}");
        Group<DocsGroup>();
        Summary(s =>
        {
            s.Summary = "Changes a home";
            s.RequestParam(r => r.Title, "What it is called.");
            s.RequestParam(r => r.ListingId, "Which one.");
            s.ExampleRequest = new ChangeListing
            {
                Title = "Attic",
                Rooms = 2,
                Amenities = ["wifi"],
            };
            s.Response<Refusal>(409, "Somebody else was first.", "application/problem+json");
        });
    }

    public override Task<Results<Ok<Listing>, NotFound>> ExecuteAsync(ChangeListing req, CancellationToken ct) =>
        Task.FromResult<Results<Ok<Listing>, NotFound>>(TypedResults.NotFound());
}

public sealed class NewPhoto
{
    public Guid ListingId { get; init; }
    public string? Caption { get; init; }
    public required IFormFile Photo { get; init; }
}

public sealed class PostPhoto : Endpoint<NewPhoto>
{
    public override void Configure()
    {
        Post("listings/{listingId}/photos");
        AllowFileUploads();
        Group<DocsGroup>();
        Description(b => b.Produces(201).WithTags("Photos"));
        DontAutoTag();
    }

    public override async Task HandleAsync(NewPhoto req, CancellationToken ct) => await Send.NoContentAsync(ct);
}

public sealed record ListingKey(Guid ListingId);

/// <summary>A request that is all route has no body.</summary>
public sealed class DeleteListing : Endpoint<ListingKey>
{
    public override void Configure()
    {
        Delete("listings/{listingId}");
        Group<DocsGroup>();
    }

    public override async Task HandleAsync(ListingKey req, CancellationToken ct) => await Send.NoContentAsync(ct);
}

/// <summary>Posts the listing's own shape, of which other operations answer.</summary>
public sealed class PostListing : Endpoint<Listing, Listing>
{
    public override void Configure()
    {
        Post("listings");
        Group<DocsGroup>();
        Summary(s => s.Response<Listing>(201, "The home, as it is now."));
    }

    public override async Task HandleAsync(Listing req, CancellationToken ct) =>
        await Send.CreatedAtAsync<GetListing>(new { listingId = req.Id }, req, cancellation: ct);
}

public sealed class NotDocumented : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("docs/secret");
        Tags("undocumented");
    }

    public override async Task HandleAsync(CancellationToken ct) => await Send.NoContentAsync(ct);
}
