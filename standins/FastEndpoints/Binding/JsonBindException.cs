using System.Text.Json;

namespace FastEndpoints;

/// <summary>A parameter that holds JSON which cannot be read.</summary>
public sealed class JsonBindException(string fieldName, string failureMessage, JsonException x)
    : JsonException(x.Message, x.Path, x.LineNumber, x.BytePositionInLine, x.InnerException)
{
    public string FieldName { get; } = fieldName;

    public string FailureMessage { get; } = failureMessage;
}
