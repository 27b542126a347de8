using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Connect;

/// <summary>Links to the onboarding page: good for one visit within five minutes.</summary>
public static class AccountLinks
{
    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(5);

    public static IEnumerable<Operation> Operations => [new("POST", "/v1/account_links", "account_link", Create)];

    /// <summary>Takes the visit of a link; null when it is used up or too old.</summary>
    public static AccountLink? Use(Change change, string id)
    {
        if (change.Find<AccountLink>(id) is not { IsUsed: false } link || link.ExpiresAt < change.UnixNow)
        {
            return null;
        }

        link.IsUsed = true;
        change.Touch(link);
        return link;
    }

    private static AccountLink Create(Call call)
    {
        var parameters = call.Parameters;
        var account = call.Named<Account>("account") ?? throw parameters.Lacks("account");
        _ = parameters.OneOf("type", "account_onboarding", "account_update") ?? throw parameters.Lacks("type");
        var options = parameters.Nested("collection_options");
        _ = options?.OneOf("fields", "currently_due", "eventually_due");
        _ = options?.OneOf("future_requirements", "include", "omit");
        var id = Ids.New("link_");
        var link = new AccountLink
        {
            Id = id,
            Account = account.Id,
            ExpiresAt = (call.Change.Now + Valid).ToUnixTimeSeconds(),
            RefreshUrl = UrlOf(parameters, "refresh_url"),
            ReturnUrl = UrlOf(parameters, "return_url"),
            Url = $"{call.BaseUrl}/connect/onboarding/{id}",
        };
        parameters.RefuseRest();
        return call.Change.Add(link);
    }

    private static string UrlOf(Parameters parameters, string name)
    {
        var url = parameters.Required(name);
        return Uri.TryCreate(url, UriKind.Absolute, out _)
            ? url
            : throw ApiError.Invalid("Not a valid URL", name, "url_invalid");
    }
}
