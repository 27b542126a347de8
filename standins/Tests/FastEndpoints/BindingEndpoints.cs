using System.Globalization;
using System.Text.Json;
using FastEndpoints;
using Microsoft.AspNetCore.Http;

namespace StandIns.Tests.Fast;

public enum Season
{
    HighSeason = 1,
    LowSeason = 2,
}

/// <summary>Parsed by a parser of the application's.</summary>
public sealed record Colour(string Name);

/// <summary>Parses itself with a culture.</summary>
public readonly record struct Metres(decimal Value) : IParsable<Metres>
{
    public static Metres Parse(string s, IFormatProvider? provider) => new(decimal.Parse(s[..^1], provider));

    public static bool TryParse(string? s, IFormatProvider? provider, out Metres result)
    {
        result = default;
        if (s?.EndsWith('m') is not true || !decimal.TryParse(s[..^1], CultureInfo.InvariantCulture, out var value))
            return false;
        result = new(value);
        return true;
    }
}

/// <summary>Parses itself without a culture.</summary>
public sealed record Slug(string Text)
{
    public static bool TryParse(string? text, out Slug slug)
    {
        slug = new(text ?? string.Empty);
        return text?.All(c => char.IsAsciiLetterLower(c) || c == '-') is true;
    }
}

public sealed class SimpleValues
{
    public string? Text { get; init; }
    public int Int { get; init; }
    public int? MaybeInt { get; init; } = 7;
    public bool Bool { get; init; }
    public decimal Decimal { get; init; }
    public Guid Guid { get; init; }
    public DateOnly Day { get; init; }
    public DateOnly? MaybeDay { get; init; }
    public DateTimeOffset Instant { get; init; }
    public TimeSpan Span { get; init; }
    public Uri? Link { get; init; }
    public Season Season { get; init; }
    public Season? MaybeSeason { get; init; }
    public int[]? Ints { get; init; }
    public List<Guid>? Guids { get; init; }
    public IReadOnlyList<DateOnly>? Days { get; init; }
    public List<Season>? Seasons { get; init; }
    public List<string>? Words { get; init; }
    public HashSet<string>? Set { get; init; }
    public byte[]? Bytes { get; init; }
    public Metres? Length { get; init; }
    public Slug? Slug { get; init; }
    public Colour? Colour { get; init; }
    public Point? Point { get; init; }
    public Dictionary<string, int>? Map { get; init; }

    [BindFrom("q")]
    public string? Search { get; init; }
}

public sealed record Point(int X, int Y);

public sealed class BindSimple : Endpoint<SimpleValues, SimpleValues>
{
    public override void Configure()
    {
        Get("bind/simple");
        AllowAnonymous();
    }

    public override async Task HandleAsync(SimpleValues req, CancellationToken ct) => await Send.OkAsync(req, ct);
}

/// <summary>A record whose constructor has defaults.</summary>
public sealed record Page(string? After, int Limit = 20, Season Season = Season.LowSeason);

public sealed class BindRecord : Endpoint<Page, Page>
{
    public override void Configure()
    {
        Get("bind/record");
        AllowAnonymous();
    }

    public override async Task HandleAsync(Page req, CancellationToken ct) => await Send.OkAsync(req, ct);
}

public sealed class Sources
{
    public Guid Id { get; init; }
    public string? Name { get; init; }

    [QueryParam]
    public string? OnlyQuery { get; init; }

    [RouteParam]
    public string? OnlyRoute { get; init; }

    [DontBind(Source.All)]
    public string? OnlyBody { get; init; }

    [FromHeader("X-Tenant")]
    public required string Tenant { get; init; }

    [FromHeader("If-Match", isRequired: false)]
    public string? IfMatch { get; init; }

    [FromClaim("name")]
    public string? User { get; init; }

    [FromClaim("level", isRequired: false)]
    public int Level { get; init; } = 1;
}

public sealed class BindSources : Endpoint<Sources, Sources>
{
    public override void Configure() => Post("bind/sources/{id}/{onlyRoute}");

    public override async Task HandleAsync(Sources req, CancellationToken ct) => await Send.OkAsync(req, ct);
}

public sealed record Named(string? Name);

public sealed class BindPrecedence : Endpoint<Named, Named>
{
    public override void Configure()
    {
        Post("bind/precedence/{other}", "bind/precedence/{other}/{name}");
        AllowAnonymous();
    }

    public override async Task HandleAsync(Named req, CancellationToken ct) => await Send.OkAsync(req, ct);
}

public sealed class WholeBody
{
    public int Id { get; init; }

    [FromBody]
    public Point? Point { get; init; }
}

public sealed class BindWholeBody : Endpoint<WholeBody, WholeBody>
{
    public override void Configure()
    {
        Put("bind/body/{id}");
        AllowAnonymous();
    }

    public override async Task HandleAsync(WholeBody req, CancellationToken ct) => await Send.OkAsync(req, ct);
}

public sealed class WholeBodyValidator : Validator<WholeBody>
{
    public WholeBodyValidator() => FluentValidation.DefaultValidatorExtensions.GreaterThan(RuleFor(r => r.Point!.X), 0);
}

public sealed class BindList : Endpoint<List<Point>, List<Point>>
{
    public override void Configure()
    {
        Post("bind/list");
        AllowAnonymous();
    }

    public override async Task HandleAsync(List<Point> req, CancellationToken ct) => await Send.OkAsync(req, ct);
}

public sealed class Box
{
    public decimal West { get; init; }
    public decimal East { get; init; }
}

public sealed class Filter
{
    public string? Text { get; init; }
    public List<int>? Rooms { get; init; }
    public Box? Box { get; init; }
    public List<Box>? Others { get; init; }
}

public sealed class NestedSearch
{
    public int Limit { get; init; }

    [FromQuery]
    public Filter? Filter { get; init; }
}

public sealed class BindNested : Endpoint<NestedSearch, NestedSearch>
{
    public override void Configure()
    {
        Get("bind/nested");
        AllowAnonymous();
    }

    public override async Task HandleAsync(NestedSearch req, CancellationToken ct) => await Send.OkAsync(req, ct);
}

public sealed class Needed
{
    [QueryParam(IsRequired = true)]
    public int? Count { get; init; }
}

public sealed class BindNeeded : Endpoint<Needed, Needed>
{
    public override void Configure()
    {
        Get("bind/needed");
        AllowAnonymous();
    }

    public override async Task HandleAsync(Needed req, CancellationToken ct) => await Send.OkAsync(req, ct);
}

public sealed class Upload
{
    public string? Title { get; init; }
    public int Order { get; init; }
    public IFormFile? Cover { get; init; }
    public IFormFileCollection? Photos { get; init; }
}

public sealed record Uploaded(string? Title, int Order, string? Cover, string[] Photos, int InForm);

public sealed class BindFiles : Endpoint<Upload, Uploaded>
{
    public override void Configure()
    {
        Post("bind/files");
        AllowFileUploads();
        AllowAnonymous();
    }

    public override async Task HandleAsync(Upload req, CancellationToken ct)
    {
        var photos = req.Photos?.Select(photo => photo.FileName).ToArray() ?? [];
        await Send.OkAsync(new(req.Title, req.Order, req.Cover?.FileName, photos, Files.Count), ct);
    }
}

public sealed class BindForm : Endpoint<Named, Named>
{
    public override void Configure()
    {
        Post("bind/form");
        AllowFormData(urlEncoded: true);
        AllowAnonymous();
    }

    public override async Task HandleAsync(Named req, CancellationToken ct) =>
        await Send.OkAsync(new(req.Name + Form["extra"]), ct);
}

/// <summary>Reads parameters without a request object.</summary>
public sealed class BindByHand : EndpointWithoutRequest<JsonElement>
{
    public override void Configure()
    {
        Get("bind/hand/{id}");
        AllowAnonymous();
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var found = new
        {
            id = Route<int>("id"),
            day = Query<DateOnly?>("day", isRequired: false),
            count = Query<int>("count"),
        };
        await Send.OkAsync(JsonSerializer.SerializeToElement(found), ct);
    }
}

/// <summary>Not more than 1 KB.</summary>
public sealed class BindSmall : Endpoint<Named, Named>
{
    public override void Configure()
    {
        Post("bind/small");
        MaxRequestBodySize(1024);
        AllowAnonymous();
    }

    public override async Task HandleAsync(Named req, CancellationToken ct) => await Send.OkAsync(req, ct);
}

/// <summary>A body that is read by the endpoint itself, of any type.</summary>
public sealed class RawBody : EndpointWithoutRequest
{
    public override void Configure()
    {
        Post("hooks/raw");
        RoutePrefixOverride("webhooks");
        AllowAnonymous();
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        using var reader = new StreamReader(HttpContext.Request.Body);
        await Send.StringAsync(await reader.ReadToEndAsync(ct), cancellation: ct);
    }
}
