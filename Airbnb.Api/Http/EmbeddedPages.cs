namespace Airbnb.Api.Http;

/// <summary>Pages that lie beside the endpoint that serves them.</summary>
public static class EmbeddedPages
{
    public static string Read<TEndpoint>(string name)
    {
        using var resource = typeof(TEndpoint).Assembly.GetManifestResourceStream(typeof(TEndpoint), name)!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
