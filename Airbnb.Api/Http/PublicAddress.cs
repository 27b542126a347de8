namespace Airbnb.Api.Http;

/// <summary>
/// Where people reach the platform from outside: <c>Links:Web</c>, or, while that is not set, where this request came in.
/// </summary>
public sealed class PublicAddress(IHttpContextAccessor http, IConfiguration configuration)
{
    public Uri Of(string path)
    {
        var request = http.HttpContext!.Request;
        var root = configuration.GetValue<string>("Links:Web") ?? $"{request.Scheme}://{request.Host}";
        return new Uri($"{root.TrimEnd('/')}/{path}");
    }
}
