using FastEndpoints.OpenApi.Operations;
using FastEndpoints.OpenApi.Schemas;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace FastEndpoints.OpenApi;

/// <summary>Completes a document when all its operations are described.</summary>
sealed class EndpointDocument(DocumentOptions options) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var json = context.ApplicationServices.GetRequiredService<Config>().Serializer.Options;
        var parts = DocumentParts.Of(document);
        document.Info.Title = options.Title ?? document.Info.Title;
        document.Info.Version = options.Version ?? document.Info.Version;
        RemoveOperations(document, parts.LeftOut);
        NamePaths(document, path => new RouteTemplate(path).Path(json));
        AddSecuritySchemes(document);
        AddTags(document);
        foreach (var server in document.Servers ?? [])
            server.Url = server.Url?.TrimEnd('/');
        foreach (var operation in document.Operations())
            SortResponses(operation);
        new BodySchemas(document).Apply(parts.Bodies);
        ComponentSchemas.Tidy(document);
        return Task.CompletedTask;
    }

    static void RemoveOperations(OpenApiDocument document, HashSet<OpenApiOperation> leftOut)
    {
        foreach (var (path, item) in document.Paths.ToArray())
        {
            foreach (var (method, operation) in item.Operations?.ToArray() ?? [])
            {
                if (leftOut.Contains(operation))
                    item.Operations!.Remove(method);
            }

            if (item.Operations is not { Count: > 0 })
                document.Paths.Remove(path);
        }
    }

    /// <summary>Paths in order, and those that differ in constraints only as one.</summary>
    static void NamePaths(OpenApiDocument document, Func<string, string> name)
    {
        var named = new OpenApiPaths();
        foreach (var (path, item) in document.Paths.OrderBy(path => path.Key, StringComparer.Ordinal))
        {
            if (named.TryAdd(name(path), item))
                continue;
            foreach (var (method, operation) in item.Operations ?? [])
                named[name(path)].Operations![method] = operation;
        }

        document.Paths = named;
    }

    static void SortResponses(OpenApiOperation operation)
    {
        var sorted = new OpenApiResponses();
        foreach (var (status, response) in (operation.Responses ?? []).OrderBy(r => r.Key, StringComparer.Ordinal))
            sorted.Add(status, response);
        operation.Responses = sorted;
    }

    void AddSecuritySchemes(OpenApiDocument document)
    {
        if (options.AuthSchemes.Count == 0)
            return;
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        foreach (var auth in options.AuthSchemes)
            document.Components.SecuritySchemes[auth.Name] = auth.Scheme;
    }

    void AddTags(OpenApiDocument document)
    {
        var descriptions = new Dictionary<string, string>(StringComparer.Ordinal);
        options.TagDescriptions?.Invoke(descriptions);
        var used = document
            .Operations()
            .SelectMany(operation => operation.Tags ?? Enumerable.Empty<OpenApiTagReference>())
            .Select(tag => tag.Reference.Id ?? string.Empty);
        document.Tags = used.Union(descriptions.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(tag => new OpenApiTag { Name = tag, Description = descriptions.GetValueOrDefault(tag) })
            .ToHashSet();
    }
}
