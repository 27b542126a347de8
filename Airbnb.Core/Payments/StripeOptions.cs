using System.ComponentModel.DataAnnotations;

namespace Airbnb.Core.Payments;

/// <summary>Section <c>Stripe</c>.</summary>
public sealed record StripeOptions
{
    [Required]
    public required string SecretKey { get; init; }

    [Required]
    public required string PublishableKey { get; init; }

    /// <summary>Signs webhooks. Several, separated by commas, while one takes over from another.</summary>
    [Required]
    public required string WebhookSecret { get; init; }

    /// <summary>Where Stripe's API is; the sandbox is reached by service discovery.</summary>
    public string? ApiBase { get; init; }
}
