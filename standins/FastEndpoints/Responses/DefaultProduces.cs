using Microsoft.AspNetCore.Http.Metadata;

namespace FastEndpoints;

/// <summary>A response documented by default, which endpoints can replace or clear.</summary>
sealed class DefaultProduces(Type? type, int statusCode, IEnumerable<string> contentTypes)
    : IProducesResponseTypeMetadata
{
    public Type? Type { get; } = type;

    public int StatusCode { get; } = statusCode;

    public IEnumerable<string> ContentTypes { get; } = contentTypes;

    public string? Description { get; init; }
}
