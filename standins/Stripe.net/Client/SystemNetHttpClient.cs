using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Stripe;

/// <summary>The usual transport: an <see cref="HttpClient"/> that repeats what is safe to repeat.</summary>
public class SystemNetHttpClient : IHttpClient
{
    /// <summary>How often a request is repeated unless told otherwise.</summary>
    public const int DefaultMaxNumberRetries = 2;

    private static readonly Lazy<HttpClient> SharedClient = new(BuildDefaultSystemNetHttpClient);

    private readonly HttpClient client;
    private readonly string userAgent;
    private readonly string clientUserAgent;

    /// <summary>Makes a transport.</summary>
    /// <param name="httpClient">The client to send with; a shared one when null.</param>
    /// <param name="maxNetworkRetries">How often to repeat a request that failed for a passing reason.</param>
    /// <param name="appInfo">Names the application in the user agent.</param>
    /// <param name="enableTelemetry">Whether request latency may be reported; this build never reports it.</param>
    public SystemNetHttpClient(
        HttpClient httpClient = null,
        int maxNetworkRetries = DefaultMaxNumberRetries,
        AppInfo appInfo = null,
        bool enableTelemetry = true
    )
    {
        client = httpClient ?? SharedClient.Value;
        MaxNetworkRetries = maxNetworkRetries;
        EnableTelemetry = enableTelemetry;
        userAgent = $"Stripe/V1 .NetBindings/{StripeConfiguration.StripeNetVersion}";
        if (appInfo is not null)
        {
            userAgent += $" {appInfo.FormatUserAgent()}";
        }

        clientUserAgent = DescribeClient(appInfo);
    }

    /// <summary>How long an attempt may take with the default client.</summary>
    public static TimeSpan DefaultHttpTimeout => TimeSpan.FromSeconds(80);

    /// <summary>The longest pause between attempts.</summary>
    public static TimeSpan MaxNetworkRetriesDelay => TimeSpan.FromSeconds(5);

    /// <summary>The shortest pause between attempts.</summary>
    public static TimeSpan MinNetworkRetriesDelay => TimeSpan.FromMilliseconds(500);

    /// <summary>Whether telemetry was asked for.</summary>
    public bool EnableTelemetry { get; }

    /// <summary>How often a failed request is repeated.</summary>
    public int MaxNetworkRetries { get; }

    /// <summary>Makes an <see cref="HttpClient"/> with the default timeout.</summary>
    public static HttpClient BuildDefaultSystemNetHttpClient() => new() { Timeout = DefaultHttpTimeout };

    /// <inheritdoc/>
    public async Task<StripeResponse> MakeRequestAsync(
        StripeRequest request,
        CancellationToken cancellationToken = default
    )
    {
        var response = await SendAsync(request, cancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(CancellationToken.None));
        var content = await reader.ReadToEndAsync(CancellationToken.None);
        return new StripeResponse(response.StatusCode, response.Headers, content);
    }

    /// <inheritdoc/>
    public async Task<StripeStreamedResponse> MakeStreamingRequestAsync(
        StripeRequest request,
        CancellationToken cancellationToken = default
    )
    {
        var response = await SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStreamAsync(CancellationToken.None);
        return new StripeStreamedResponse(response.StatusCode, response.Headers, body);
    }

    private async Task<HttpResponseMessage> SendAsync(StripeRequest request, CancellationToken cancellationToken)
    {
        for (var retries = 0; ; retries++)
        {
            try
            {
                var response = await client.SendAsync(BuildMessage(request), cancellationToken);
                if (retries >= MaxNetworkRetries || !MayHelpToRepeat(response.StatusCode, response.Headers))
                {
                    return response;
                }
            }
            catch (Exception failure)
                when (IsConnectionFailure(failure, cancellationToken) && retries < MaxNetworkRetries)
            {
                // Nothing is known about the first attempt; the idempotency key makes the next one safe.
            }

            await Task.Delay(PauseBefore(retries + 1), CancellationToken.None);
        }
    }

    private static bool IsConnectionFailure(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException
        || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static bool MayHelpToRepeat(HttpStatusCode status, HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("Stripe-Should-Retry", out var advice))
        {
            switch (advice.First())
            {
                case "true":
                    return true;
                case "false":
                    return false;
            }
        }

        return status == HttpStatusCode.Conflict || (int)status >= 500;
    }

    // Doubles from the shortest pause to the longest, shortened by up to a quarter so that clients spread out.
    private static TimeSpan PauseBefore(int retry)
    {
        var pause = Math.Min(
            MinNetworkRetriesDelay.TotalMilliseconds * Math.Pow(2, retry - 1),
            MaxNetworkRetriesDelay.TotalMilliseconds
        );
        var jittered = pause * (3 + Random.Shared.NextDouble()) / 4;
        return TimeSpan.FromMilliseconds(Math.Max(jittered, MinNetworkRetriesDelay.TotalMilliseconds));
    }

    private HttpRequestMessage BuildMessage(StripeRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri) { Content = request.Content };
        message.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        message.Headers.Authorization = request.AuthorizationHeader;
        message.Headers.Add("X-Stripe-Client-User-Agent", clientUserAgent);
        foreach (var (name, value) in request.StripeHeaders)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }

    private static string DescribeClient(AppInfo appInfo)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["bindings_version"] = StripeConfiguration.StripeNetVersion,
            ["lang"] = ".net",
            ["lang_version"] = Environment.Version.ToString(),
        };
        if (appInfo is not null)
        {
            values["application"] = appInfo;
        }

        return JsonSerializer.Serialize(values, StripeConfiguration.SerializerOptions);
    }
}
