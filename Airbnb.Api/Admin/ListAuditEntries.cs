using System.Linq.Expressions;
using System.Text.Json;
using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Admin;

/// <summary>What somebody who looks after the platform did.</summary>
/// <param name="Who">The admin's id; null for the platform itself.</param>
/// <param name="What">As in <c>user_suspended</c>.</param>
/// <param name="Subject">The id of what it was done to, or its name.</param>
/// <param name="Before">How it was, as far as the act changed it.</param>
/// <param name="After">How it is since.</param>
/// <param name="Why">In the admin's words.</param>
/// <param name="At">In real time.</param>
public sealed record AuditEntryResponse(
    Guid Id,
    Guid? Who,
    string What,
    string Subject,
    JsonElement? Before,
    JsonElement? After,
    string? Why,
    DateTimeOffset At
) : IListed
{
    public static readonly Expression<Func<AuditEntry, AuditEntryResponse>> Of = entry => new AuditEntryResponse(
        entry.Id,
        entry.Who,
        entry.What,
        entry.Subject,
        Read(entry.Before),
        Read(entry.After),
        entry.Why,
        entry.At
    );

    private static JsonElement? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<JsonElement>(json);
}

public sealed record AuditQuery
{
    /// <summary>What this person did.</summary>
    public Guid? Who { get; init; }

    /// <summary>What was done to this.</summary>
    public string? Subject { get; init; }

    /// <summary>As in <c>user_suspended</c>.</summary>
    public string? What { get; init; }

    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class AuditQueryValidator : Validator<AuditQuery>
{
    private const int Longest = 100;

    public AuditQueryValidator()
    {
        RuleFor(query => query.Subject).MaximumLength(Longest);
        RuleFor(query => query.What).MaximumLength(Longest);
        RuleFor(query => query.Limit).InclusiveBetween(1, 100);
    }
}

public sealed class ListAuditEntries(AirbnbDb db) : Endpoint<AuditQuery, Page<AuditEntryResponse>>
{
    public override void Configure()
    {
        Get("audit");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "List what was done by those who look after the platform, newest first");
        Description(route => route.Needs(Permission.RunPlatform).Refuses(400, 401, 403));
    }

    public override async Task HandleAsync(AuditQuery request, CancellationToken ct)
    {
        var wanted = db.AuditEntries.Of(request.Who, request.Subject, request.What);
        var page = await wanted.ToPage(AuditEntryResponse.Of, request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }
}
