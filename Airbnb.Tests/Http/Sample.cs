using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

/// <summary>A good request to one endpoint; bad ones differ from it in one thing.</summary>
public sealed record Sample
{
    public required HttpMethod Method { get; init; }

    /// <summary>With ids of the caller's own.</summary>
    public required string Path { get; init; }

    /// <summary>What a good request has to say behind its path; bad ones say other things there.</summary>
    public string Query { get; init; } = "";

    public JsonObject? Body { get; init; }

    /// <summary>A body that is no JSON: what is wrong with that is for tests of its own.</summary>
    public (byte[] Bytes, string Type)? File { get; init; }

    /// <summary>Nothing in the body has to be said: null says as much as {}.</summary>
    public bool MayBeEmpty { get; init; }

    public required Client Caller { get; init; }
    public (string Name, string Value)[] Headers { get; init; } = [];

    /// <summary>Anybody may ask, signed in or not.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The same with the id of what is not the caller's.</summary>
    public string? OthersPath { get; init; }

    /// <summary>Whom it is about, where that is not the caller.</summary>
    public Client? About { get; init; }

    /// <summary>Fields that the server decides, as far as this endpoint could be tempted to take them.</summary>
    public string[] Decided { get; init; } = [];
}
