namespace Airbnb.Api.Http;

/// <summary>Pages that lie beside the endpoint that serves them. Where they say <c>{style}</c>, they look like the others.</summary>
public static class EmbeddedPages
{
    private static readonly string Style = Content(typeof(EmbeddedPages), "SmallPage.css");

    public static string Read<TEndpoint>(string name) =>
        Content(typeof(TEndpoint), name).Replace("{style}", Style, StringComparison.Ordinal);

    private static string Content(Type beside, string name)
    {
        using var resource = beside.Assembly.GetManifestResourceStream(beside, name)!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
