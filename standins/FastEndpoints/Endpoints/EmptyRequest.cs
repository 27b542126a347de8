namespace FastEndpoints;

/// <summary>The request of endpoints that have none.</summary>
public sealed class EmptyRequest
{
    EmptyRequest() { }

    public static EmptyRequest Instance { get; } = new();
}

/// <summary>The response of endpoints that have none.</summary>
public sealed class EmptyResponse
{
    EmptyResponse() { }

    public static EmptyResponse Instance { get; } = new();
}
