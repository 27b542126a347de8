using System.Net.Http.Headers;

namespace Stripe;

/// <summary>One request to the API, ready to be sent as often as retries need.</summary>
public class StripeRequest
{
    private readonly BaseOptions options;

    /// <summary>Prepares a request of <paramref name="client"/>.</summary>
    public StripeRequest(
        IStripeClient client,
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions
    )
        : this(
            client?.ApiBase ?? throw new ArgumentNullException(nameof(client)),
            method,
            path,
            options,
            Keyed(client, requestOptions)
        ) { }

    internal StripeRequest(
        string apiBase,
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions
    )
    {
        this.options = options;
        Method = method;
        Uri = BuildUri(apiBase, method, path, options);
        AuthorizationHeader = BuildAuthorization(requestOptions.ApiKey);
        StripeHeaders = BuildHeaders(method, requestOptions);
    }

    /// <summary>GET, POST or DELETE.</summary>
    public HttpMethod Method { get; }

    /// <summary>The whole URL; for GET and DELETE with the parameters as its query.</summary>
    public Uri Uri { get; }

    /// <summary>The bearer token.</summary>
    public AuthenticationHeaderValue AuthorizationHeader { get; }

    /// <summary>Stripe's own headers: the version, the idempotency key, the account.</summary>
    public IDictionary<string, string> StripeHeaders { get; }

    /// <summary>The body of a POST, made anew by every call because a content can be sent once; else null.</summary>
    public HttpContent Content => Method == HttpMethod.Post ? FormEncoder.CreateHttpContent(options) : null;

    /// <inheritdoc/>
    public override string ToString() => $"<{GetType().FullName} Method={Method} Uri={Uri}>";

    private static RequestOptions Keyed(IStripeClient client, RequestOptions requestOptions) =>
        RequestOptions.Merge(requestOptions, new StripeClientOptions { ApiKey = client.ApiKey });

    private static Uri BuildUri(string apiBase, HttpMethod method, string path, BaseOptions options)
    {
        var query = method == HttpMethod.Post || options is null ? "" : FormEncoder.CreateQueryString(options);
        return new Uri(query.Length == 0 ? apiBase + path : $"{apiBase}{path}?{query}");
    }

    private static AuthenticationHeaderValue BuildAuthorization(string apiKey) =>
        apiKey is null
            ? throw new StripeException(
                "No API key provided. Set your API key using `var client = new Stripe.StripeClient(\"<API-KEY>\")`."
            )
            : new AuthenticationHeaderValue("Bearer", apiKey);

    private static Dictionary<string, string> BuildHeaders(HttpMethod method, RequestOptions requestOptions)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Stripe-Version"] = StripeConfiguration.ApiVersion,
        };
        Add("Stripe-Account", requestOptions.StripeAccount);
        Add("Stripe-Context", requestOptions.StripeContext);
        Add("Stripe-Request-Trigger", requestOptions.StripeRequestTrigger);
        Add("Idempotency-Key", requestOptions.IdempotencyKey);
        if (method == HttpMethod.Post)
        {
            // One key for all attempts of this request, so that a retry cannot act twice.
            headers.TryAdd("Idempotency-Key", Guid.NewGuid().ToString());
        }

        return headers;

        void Add(string name, string value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                headers.Add(name, value);
            }
        }
    }
}
