using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Idempotency;

/// <summary>A caller's promise that requests under one key are one request. Kept for 24 hours of real time.</summary>
public sealed record IdempotencyKey
{
    public required Guid UserId { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 of the route and the body: the same key with another body is refused.</summary>
    public required byte[] RequestHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until then a request is at work; afterwards it is taken for dead, and a repeat resumes.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>What the request has brought about so far, recorded with it: where a repeat goes on.</summary>
    public Guid? Subject { get; init; }

    public int? StatusCode { get; init; }
    public string? Location { get; init; }
    public string? Body { get; init; }

    public bool IsAnswered => StatusCode is not null;
}

public sealed class IdempotencyKeyMapping : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasKey(key => new { key.UserId, key.Key });
        builder.HasIndex(key => key.CreatedAt);
    }
}
