using System.Text.Json;
using System.Text.Json.Serialization;

namespace FastEndpoints;

/// <summary>How JSON is read and written.</summary>
public sealed class SerializerOptions
{
    string? characterEncoding = "utf-8";
    string jsonContentType = "application/json; charset=utf-8";
    string problemContentType = "application/problem+json; charset=utf-8";

    /// <summary>A copy of the application's HTTP JSON options.</summary>
    public JsonSerializerOptions Options { get; internal set; } = new();

    /// <summary>The field that errors are filed under when they concern the whole body.</summary>
    public string SerializerErrorsField { internal get; set; } = "SerializerErrors";

    /// <summary>The charset appended to content types; null for none.</summary>
    public string? CharacterEncoding
    {
        internal get => characterEncoding;
        set
        {
            characterEncoding = value;
            jsonContentType = Suffixed("application/json");
            problemContentType = Suffixed("application/problem+json");
        }
    }

    /// <summary>Reads a JSON body into the given type.</summary>
    public Func<HttpRequest, Type, JsonSerializerContext?, CancellationToken, ValueTask<object?>> RequestDeserializer
    {
        internal get;
        set;
    } = (request, type, context, ct) => request.ReadFromJsonAsync(type, context?.Options ?? Cfg.SerOpts.Options, ct);

    /// <summary>Writes an object as the body of the given content type.</summary>
    public Func<HttpResponse, object?, string, JsonSerializerContext?, CancellationToken, Task> ResponseSerializer
    {
        internal get;
        set;
    } =
        (response, body, contentType, context, ct) =>
            body is null
                ? Task.CompletedTask
                : response.WriteAsJsonAsync(
                    body,
                    context?.Options ?? Cfg.SerOpts.Options,
                    Cfg.SerOpts.WithCharset(contentType),
                    ct
                );

    internal string WithCharset(string contentType) =>
        contentType switch
        {
            "application/json" => jsonContentType,
            "application/problem+json" => problemContentType,
            _ => Suffixed(contentType),
        };

    string Suffixed(string contentType) =>
        characterEncoding is null ? contentType : $"{contentType}; charset={characterEncoding}";
}
