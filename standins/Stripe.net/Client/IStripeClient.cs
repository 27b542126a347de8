namespace Stripe;

/// <summary>Sends requests to Stripe's API and reads the answers.</summary>
public interface IStripeClient
{
    /// <summary>The base URL of the API.</summary>
    string ApiBase { get; }

    /// <summary>The secret key that authenticates requests.</summary>
    string ApiKey { get; }

    /// <summary>The client id used for OAuth.</summary>
    string ClientId { get; }

    /// <summary>The base URL of the OAuth API.</summary>
    string ConnectBase { get; }

    /// <summary>The base URL of the files API.</summary>
    string FilesBase { get; }

    /// <summary>The base URL of the meter events API.</summary>
    string MeterEventsBase { get; }

    /// <summary>Sends one request and returns the entity that the API answers with.</summary>
    /// <exception cref="StripeException">The API answered with an error.</exception>
    Task<T> RequestAsync<T>(
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken = default
    )
        where T : IStripeEntity;

    /// <summary>Sends one request and returns the body of the answer as a stream.</summary>
    /// <exception cref="StripeException">The API answered with an error.</exception>
    Task<Stream> RequestStreamingAsync(
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken = default
    );
}
