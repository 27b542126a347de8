using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace FastEndpoints;

public abstract partial class Endpoint<TRequest, TResponse>
{
    TResponse? response;

    /// <summary>What is sent when the handler sends nothing; made from an empty JSON object when asked for first.</summary>
    [DontInject]
    public TResponse Response
    {
        get => response is null ? EmptyResponse() : response;
        set => response = value;
    }

    /// <summary>The caller.</summary>
    public ClaimsPrincipal User => HttpContext.User;

    public IConfiguration Config => Resolve<IConfiguration>();

    public IWebHostEnvironment Env => Resolve<IWebHostEnvironment>();

    public ILogger Logger => field ??= Resolve<ILoggerFactory>().CreateLogger(Definition.EndpointType);

    /// <summary>Scheme and host of the request, with a slash.</summary>
    public string BaseURL => $"{HttpContext.Request.Scheme}://{HttpContext.Request.Host}/";

    public Http HttpMethod => Enum.Parse<Http>(HttpContext.Request.Method);

    public IFormCollection Form => HttpContext.Request.Form;

    public IFormFileCollection Files => Form.Files;

    /// <summary>Set it after writing to the response by other means.</summary>
    [DontInject]
    public bool ResponseStarted
    {
        get => HttpContext.ResponseStarted();
        set
        {
            if (value)
                HttpContext.MarkResponseStart();
        }
    }

    /// <summary>Ways to answer.</summary>
    protected ResponseSender<TRequest, TResponse> Send => new(this);

    /// <summary>The state shared with the processors of this request.</summary>
    public TState ProcessorState<TState>()
        where TState : class, new() => HttpContext.ProcessorState<TState>();

    /// <summary>A route parameter; one that is missing or cannot be read is a validation failure unless optional.</summary>
    protected T? Route<T>([StringSyntax("Route")] string paramName, bool isRequired = true)
    {
        var found = HttpContext.Request.RouteValues.TryGetValue(paramName, out var value);
        return Parse<T>(
            paramName,
            found ? new StringValues(value?.ToString()) : default(StringValues?),
            isRequired,
            "route"
        );
    }

    /// <summary>A query parameter; one that is missing or cannot be read is a validation failure unless optional.</summary>
    protected T? Query<T>(string paramName, bool isRequired = true)
    {
        var found = HttpContext.Request.Query.TryGetValue(paramName, out var value);
        return Parse<T>(paramName, found ? value : default(StringValues?), isRequired, "query");
    }

    /// <summary>Uploaded files as they arrive, without buffering.</summary>
    protected async IAsyncEnumerable<FileMultipartSection?> FormFileSectionsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var reader = new MultipartReader(HttpContext.Request.GetMultipartBoundary(), HttpContext.Request.Body);
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (section.GetContentDispositionHeader()?.IsFileDisposition() is true)
                yield return section.AsFileSection();
        }
    }

    T? Parse<T>(string name, StringValues? raw, bool isRequired, string kind)
    {
        if (raw is { } value)
        {
            var result = Cfg.BndOpts.Parsers.For(typeof(T))(value);
            if (result.IsSuccess)
                return (T?)result.Value;
        }

        if (isRequired)
            ValidationFailures.Add(
                new(
                    name,
                    raw is not null
                        ? $"Unable to read value of {kind} parameter!"
                        : $"{char.ToUpperInvariant(kind[0])}{kind[1..]} parameter was not found!"
                )
            );
        ThrowIfAnyErrors();
        return default;
    }

    TResponse EmptyResponse()
    {
        if (typeof(TResponse).IsAssignableFrom(typeof(string)))
            return default!;
        var json = typeof(TResponse).IsAssignableTo(typeof(IEnumerable)) ? "[]"u8 : "{}"u8;
        try
        {
            response = JsonSerializer.Deserialize<TResponse>(json, Cfg.SerOpts.Options);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw CannotMakeResponse(failure);
        }

        return response ?? throw CannotMakeResponse(cause: null);
    }

    static NotSupportedException CannotMakeResponse(Exception? cause) =>
        new(
            $"Unable to create an instance of the response type. Make it yourself and assign it to [{nameof(Response)}].",
            cause
        );
}
