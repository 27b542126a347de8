using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.Metadata;

namespace FastEndpoints;

/// <summary>What the OpenAPI document says about an endpoint.</summary>
public class EndpointSummary
{
    internal List<IProducesResponseTypeMetadata> Produces { get; private protected set; } = [];

    /// <summary>The description of a response.</summary>
    public string this[int statusCode]
    {
        get => Responses[statusCode];
        set => Responses[statusCode] = value;
    }

    public string Summary { get; set; } = null!;

    public string Description { get; set; } = null!;

    public ICollection<RequestExample> RequestExamples { get; protected set; } = [];

    public object? ExampleRequest
    {
        get => RequestExamples.FirstOrDefault()?.Value;
        set => RequestExamples.Add(new(value ?? throw new ArgumentNullException(nameof(value))));
    }

    /// <summary>Descriptions by parameter or property.</summary>
    public Dictionary<string, string> Params { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Descriptions by status code.</summary>
    public Dictionary<int, string> Responses { get; set; } = [];

    public Dictionary<int, object> ResponseExamples { get; set; } = [];

    public void Response<TResponse>(
        int statusCode = 200,
        string? description = null,
        string contentType = "application/json",
        TResponse? example = default
    )
    {
        Document(statusCode, description, typeof(TResponse), [contentType]);
        if (example is not null)
            ResponseExamples[statusCode] = example;
    }

    public void Response(int statusCode = 200, string? description = null, string? contentType = null) =>
        Document(statusCode, description, typeof(void), contentType is null ? [] : [contentType]);

    void Document(int statusCode, string? description, Type type, string[] contentTypes)
    {
        Produces.Add(new DefaultProduces(type, statusCode, contentTypes));
        if (description is not null)
            Responses[statusCode] = description;
    }
}

/// <summary>What the OpenAPI document says about an endpoint with a request.</summary>
public class EndpointSummary<TRequest> : EndpointSummary
    where TRequest : notnull
{
    public EndpointSummary(EndpointSummary? summary = null)
    {
        if (summary is null)
            return;
        Produces = summary.Produces;
        Summary = summary.Summary;
        Description = summary.Description;
        RequestExamples = summary.RequestExamples;
        Params = summary.Params;
        Responses = summary.Responses;
        ResponseExamples = summary.ResponseExamples;
    }

    public new TRequest? ExampleRequest
    {
        get => (TRequest?)base.ExampleRequest;
        set => base.ExampleRequest = value;
    }

    /// <summary>Describes a property of the request.</summary>
    public void RequestParam(Expression<Func<TRequest, object?>> property, string description) =>
        Params[Failures.Path(property.Body)] = description;
}

/// <summary>A summary that discovery finds.</summary>
public interface ISummary;

/// <summary>The summary of an endpoint, apart from it.</summary>
public abstract class Summary<TEndpoint> : EndpointSummary, ISummary
    where TEndpoint : IEndpoint;

/// <summary>The summary of an endpoint with a request, apart from it.</summary>
public abstract class Summary<TEndpoint, TRequest> : EndpointSummary<TRequest>, ISummary
    where TEndpoint : IEndpoint
    where TRequest : notnull;

/// <summary>A request that the OpenAPI document shows.</summary>
public sealed class RequestExample(
    object value,
    string label = "Example",
    string? summary = null,
    string? description = null
)
{
    public string? Summary { get; init; } = summary;

    public string? Description { get; init; } = description;

    public object Value { get; init; } = value;

    public string Label { get; internal set; } = label;
}
