using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Calendar.Feeds.Importing;

/// <summary>What a calendar's server answered.</summary>
/// <param name="Body">Null when nothing has changed.</param>
public sealed record FetchedCalendar(byte[]? Body, string? ETag, string? LastModified);

/// <summary>
/// Reads a calendar from an address that a stranger chose. The name is resolved here, and the connection goes to an
/// address that was looked at, so that it cannot become another one in between; each redirect is looked at again.
/// </summary>
public sealed class FetchCalendar : IDisposable
{
    public const int LargestFile = 1024 * 1024;
    public const int MostRedirects = 5;

    private readonly CalendarOptions options;
    private readonly HttpClient http;

    public FetchCalendar(IOptions<CalendarOptions> options)
    {
        this.options = options.Value;
        http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None, // so that what is small stays small
                ConnectCallback = Connect,
                MaxResponseHeadersLength = 32, // KB
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
                UseCookies = false,
                UseProxy = false, // a proxy would resolve names by itself
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<Result<FetchedCalendar>> From(Uri url, string? etag, string? lastModified, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(options.Patience);
        try
        {
            return await Follow(url, etag, lastModified, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return FeedErrors.TimedOut;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return exception.InnerException is PrivateAddressException
                ? FeedErrors.AddressNotPublic
                : FeedErrors.Unreachable;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<Result<FetchedCalendar>> Follow(
        Uri url,
        string? etag,
        string? lastModified,
        CancellationToken ct
    )
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (CalendarUrl.Allowed(url, options).Error is { } refusal)
                return refusal;
            using var request = Request(url, etag, lastModified);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!IsRedirect(response.StatusCode))
                return await Read(response, ct);
            if (response.Headers.Location is not { } next)
                return FeedErrors.NotServed;
            url = new Uri(url, next);
        }
        return FeedErrors.TooManyRedirects;
    }

    private static HttpRequestMessage Request(Uri url, string? etag, string? lastModified)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Options.Set(new HttpRequestOptionsKey<bool>("SecretAddress"), true); // its host got it in confidence
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/calendar"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*", 0.1));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Airbnb.sln", "1.0"));
        // As they came: some servers' tags are not what the standard calls one.
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        if (lastModified is not null)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
        return request;
    }

    private static async Task<Result<FetchedCalendar>> Read(HttpResponseMessage response, CancellationToken ct)
    {
        var etag = Header(response.Headers, "ETag");
        var lastModified = Header(response.Content.Headers, "Last-Modified");
        if (response.StatusCode is HttpStatusCode.NotModified)
            return new FetchedCalendar(null, etag, lastModified);
        if (response.StatusCode is not HttpStatusCode.OK)
            return FeedErrors.NotServed;
        if (response.Content.Headers.ContentLength > LargestFile)
            return FeedErrors.TooLarge;
        var body = await Read(await response.Content.ReadAsStreamAsync(ct), ct);
        return body is null ? FeedErrors.TooLarge : new FetchedCalendar(body, etag, lastModified);
    }

    /// <summary>Null as soon as it is too large, whatever was announced.</summary>
    private static async Task<byte[]?> Read(Stream stream, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (await stream.ReadAsync(piece, ct) is var count and > 0)
        {
            if (body.Length + count > LargestFile)
                return null;
            body.Write(piece, 0, count);
        }
        return body.ToArray();
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var allowed = options.AllowPrivateAddresses ? found : [.. found.Where(PublicAddresses.Contain)];
        if (allowed.Length == 0)
            throw new PrivateAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsRedirect(HttpStatusCode status) =>
        status
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect;

    private static string? Header(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and <= 500 } value
            ? value
            : null;

    private sealed class PrivateAddressException() : Exception("The name leads to no public address.");
}
