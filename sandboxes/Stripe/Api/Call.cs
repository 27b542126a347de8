using System.Text.Json.Nodes;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Api;

/// <summary>One call of the API while the ledger is its own.</summary>
public sealed record Call(
    Change Change,
    Parameters Parameters,
    RouteValueDictionary Route,
    Caller Caller,
    string BaseUrl
)
{
    public string Id => Route["id"]!.ToString()!;

    /// <summary>The object of the route.</summary>
    public T Subject<T>(string param = "id")
        where T : StripeObject => Change.Find<T>(Id) ?? throw ApiError.Missing(Kinds.NameOf(typeof(T)), Id, param);

    /// <summary>An object that a parameter names.</summary>
    public T? Named<T>(string param)
        where T : StripeObject =>
        Parameters.Text(param) is not { } id ? null
        : Change.Find<T>(id) is { } found ? found
        : throw ApiError.Missing(Kinds.NameOf(typeof(T)), id, param, status: 400);

    /// <summary>A page of the list, newest first.</summary>
    public JsonObject Page<T>(string url, Func<T, bool>? filter = null)
        where T : StripeObject => Paging.Page(this, url, filter ?? (_ => true));
}

/// <summary>Who calls: the owner of the secret key, or a browser with the publishable one.</summary>
public enum Caller
{
    Secret,
    Publishable,
}
