namespace FastEndpoints;

/// <summary>The result of something that returns nothing.</summary>
public sealed class Void
{
    internal static readonly Void Instance = new();

    Void() { }
}
