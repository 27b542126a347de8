namespace OpenTelemetry.Instrumentation.AspNetCore;

/// <summary>Keeps the names of query parameters and hides their values, which may be personal or secret.</summary>
internal static class QueryRedaction
{
    public static string Redact(string query) => string.Join('&', query.Split('&').Select(RedactValue));

    private static string RedactValue(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? parameter : string.Concat(parameter.AsSpan(0, equals + 1), "Redacted");
    }
}
