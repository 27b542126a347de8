namespace Airbnb.AppHost;

internal static class GeneratedSecrets
{
    /// <summary>A secret that is made up at the first start, kept in user secrets, and overridden by <c>Parameters:name</c>.</summary>
    public static IResourceBuilder<ParameterResource> AddGeneratedSecret(
        this IDistributedApplicationBuilder builder,
        string name
    ) =>
        builder.AddParameter(
            name,
            // 22 letters and digits hold 128 bits; special characters would have to be escaped in connection strings.
            new GenerateParameterDefault { MinLength = 22, Special = false },
            secret: true,
            persist: true
        );
}
