namespace FastEndpoints;

/// <summary>How requests are validated.</summary>
public sealed class ValidationOptions
{
    /// <summary>Validators name properties by the JSON naming policy.</summary>
    public bool UsePropertyNamingPolicy { get; set; } = true;
}
