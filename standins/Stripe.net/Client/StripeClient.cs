using System.Net;
using System.Text.Json;

namespace Stripe;

/// <summary>Sends requests to Stripe's API with one key and one transport.</summary>
public class StripeClient : IStripeClient
{
    private readonly StripeClientOptions options;

    /// <summary>Makes a client from its parts.</summary>
    public StripeClient(
        string apiKey = null,
        string clientId = null,
        IHttpClient httpClient = null,
        string apiBase = null,
        string connectBase = null,
        string filesBase = null,
        string meterEventsBase = null
    )
        : this(
            new StripeClientOptions
            {
                ApiKey = apiKey,
                ClientId = clientId,
                HttpClient = httpClient,
                ApiBase = apiBase,
                ConnectBase = connectBase,
                FilesBase = filesBase,
                MeterEventsBase = meterEventsBase,
            }
        ) { }

    /// <summary>Makes a client from a copy of <paramref name="options"/>.</summary>
    /// <exception cref="ArgumentException">The key is empty or contains white space.</exception>
    public StripeClient(StripeClientOptions options)
    {
        this.options = options?.Clone() ?? new StripeClientOptions();
        if (this.options.ApiKey?.Length == 0)
        {
            throw new ArgumentException("API key cannot be the empty string.", nameof(options));
        }

        if (this.options.ApiKey?.Any(char.IsWhiteSpace) == true)
        {
            throw new ArgumentException("API key cannot contain whitespace.", nameof(options));
        }

        HttpClient = this.options.HttpClient ?? new SystemNetHttpClient();
        V1 = new V1Services(this);
    }

    /// <summary>Where the API is unless told otherwise.</summary>
    public static string DefaultApiBase => "https://api.stripe.com";

    /// <summary>Where the OAuth API is unless told otherwise.</summary>
    public static string DefaultConnectBase => "https://connect.stripe.com";

    /// <summary>Where the files API is unless told otherwise.</summary>
    public static string DefaultFilesBase => "https://files.stripe.com";

    /// <summary>Where the meter events API is unless told otherwise.</summary>
    public static string DefaultMeterEventsBase => "https://meter-events.stripe.com";

    /// <inheritdoc/>
    public string ApiBase => options.ApiBase ?? DefaultApiBase;

    /// <inheritdoc/>
    public string ApiKey => options.ApiKey;

    /// <inheritdoc/>
    public string ClientId => options.ClientId;

    /// <inheritdoc/>
    public string ConnectBase => options.ConnectBase ?? DefaultConnectBase;

    /// <inheritdoc/>
    public string FilesBase => options.FilesBase ?? DefaultFilesBase;

    /// <inheritdoc/>
    public string MeterEventsBase => options.MeterEventsBase ?? DefaultMeterEventsBase;

    /// <summary>The transport.</summary>
    public IHttpClient HttpClient { get; }

    /// <summary>The services of the v1 API.</summary>
    public virtual V1Services V1 { get; }

    /// <inheritdoc/>
    public async Task<T> RequestAsync<T>(
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken = default
    )
        where T : IStripeEntity
    {
        var request = Prepare(method, path, options, requestOptions);
        var response = await HttpClient.MakeRequestAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw StripeException.From(response);
        }

        return Read<T>(response);
    }

    /// <inheritdoc/>
    public async Task<Stream> RequestStreamingAsync(
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken = default
    )
    {
        var request = Prepare(method, path, options, requestOptions);
        var response = await HttpClient.MakeStreamingRequestAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw StripeException.From(await response.ToStripeResponseAsync());
        }

        return response.Body;
    }

    private StripeRequest Prepare(
        HttpMethod method,
        string path,
        BaseOptions parameters,
        RequestOptions requestOptions
    ) => new(ApiBase, method, path, parameters, RequestOptions.Merge(requestOptions, options));

    private static T Read<T>(StripeResponse response)
        where T : IStripeEntity
    {
        try
        {
            var entity = StripeEntity.FromJson<T>(response.Content);
            entity.StripeResponse = response;
            return entity;
        }
        catch (JsonException)
        {
            throw StripeException.Unreadable(response);
        }
    }
}
