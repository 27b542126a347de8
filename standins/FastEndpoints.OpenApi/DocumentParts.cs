using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using FastEndpoints.OpenApi.Validation;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi;

/// <summary>A body whose schema is to be trimmed and limited.</summary>
sealed record BodyPlan(
    OpenApiOperation Operation,
    IReadOnlySet<string> Remove,
    string? Promoted,
    IReadOnlyDictionary<string, string> Descriptions,
    ValidatorRules Rules,
    (RequestExample Example, JsonNode? Value)[] Examples
);

/// <summary>What operations leave to be done when their document is complete.</summary>
sealed class DocumentParts
{
    static readonly ConditionalWeakTable<OpenApiDocument, DocumentParts> ByDocument = [];

    internal HashSet<OpenApiOperation> LeftOut { get; } = [];

    internal List<BodyPlan> Bodies { get; } = [];

    internal static DocumentParts Of(OpenApiDocument document) => ByDocument.GetOrCreateValue(document);
}
