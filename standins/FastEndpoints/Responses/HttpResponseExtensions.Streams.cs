using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Hosting;

namespace FastEndpoints;

public static partial class HttpResponseExtensions
{
    public static Task<Void> SendBytesAsync(
        this HttpResponse rsp,
        byte[] bytes,
        string? fileName = null,
        string contentType = "application/octet-stream",
        DateTimeOffset? lastModified = null,
        bool enableRangeProcessing = false,
        CancellationToken cancellation = default
    ) =>
        rsp.SendStreamAsync(
            new MemoryStream(bytes),
            fileName,
            bytes.Length,
            contentType,
            lastModified,
            enableRangeProcessing,
            cancellation
        );

    public static Task<Void> SendFileAsync(
        this HttpResponse rsp,
        FileInfo fileInfo,
        string contentType = "application/octet-stream",
        DateTimeOffset? lastModified = null,
        bool enableRangeProcessing = false,
        CancellationToken cancellation = default
    ) =>
        rsp.SendStreamAsync(
            fileInfo.OpenRead(),
            fileInfo.Name,
            fileInfo.Length,
            contentType,
            lastModified,
            enableRangeProcessing,
            cancellation
        );

    /// <summary>Sends a stream and disposes it.</summary>
    public static async Task<Void> SendStreamAsync(
        this HttpResponse rsp,
        Stream stream,
        string? fileName = null,
        long? fileLengthBytes = null,
        string contentType = "application/octet-stream",
        DateTimeOffset? lastModified = null,
        bool enableRangeProcessing = false,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        await using var owned = stream;
        await rsp.Begin(200);
        if (!stream.CanSeek)
            rsp.ContentLength = fileLengthBytes;
        await Results
            .Stream(stream, contentType, fileName, lastModified, enableRangeProcessing: enableRangeProcessing)
            .ExecuteAsync(rsp.HttpContext);
        return Void.Instance;
    }

    /// <summary>Sends server-sent events of one name, numbered from 1.</summary>
    public static Task<Void> SendEventStreamAsync<T>(
        this HttpResponse rsp,
        string eventName,
        IAsyncEnumerable<T> eventStream,
        CancellationToken cancellation = default
    )
        where T : notnull => rsp.SendEventStreamAsync(Numbered(eventName, eventStream, cancellation), cancellation);

    /// <summary>Sends server-sent events until they end, the client goes away or the application stops.</summary>
    public static async Task<Void> SendEventStreamAsync(
        this HttpResponse rsp,
        IAsyncEnumerable<StreamItem> eventStream,
        CancellationToken cancellation = default
    )
    {
        rsp.ContentType = "text/event-stream; charset=utf-8";
        rsp.Headers.CacheControl = "no-cache";
        rsp.Headers.Connection = "keep-alive";
        rsp.Headers.Append("X-Accel-Buffering", "no");
        await rsp.Begin(200);

        var ct = rsp.Token(cancellation);
        var stopping = rsp
            .HttpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>()
            .ApplicationStopping;
        await rsp.Body.FlushAsync(ct);
        try
        {
            await WriteEvents(rsp, eventStream, stopping, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested || stopping.IsCancellationRequested)
        {
            // The end that a stream without an end of its own has.
        }

        return Void.Instance;
    }

    static async Task WriteEvents(
        HttpResponse rsp,
        IAsyncEnumerable<StreamItem> events,
        CancellationToken stopping,
        CancellationToken ct
    )
    {
        await using var enumerator = events.GetAsyncEnumerator(stopping);
        var next = enumerator.MoveNextAsync();
        while (await next)
        {
            var item = enumerator.Current;
            var data = item.GetDataString(Cfg.SerOpts.Options);
            await rsp.WriteAsync(
                $"id: {item.Id}\nevent: {item.EventName}\ndata: {data}\nretry: {item.Retry}\n\n",
                Encoding.UTF8,
                ct
            );
            next = enumerator.MoveNextAsync();
            // Events that are there already go out together.
            if (!next.IsCompleted)
                await rsp.Body.FlushAsync(ct);
        }

        await rsp.Body.FlushAsync(ct);
    }

    static async IAsyncEnumerable<StreamItem> Numbered<T>(
        string eventName,
        IAsyncEnumerable<T> source,
        [EnumeratorCancellation] CancellationToken ct
    )
        where T : notnull
    {
        long id = 0;
        await foreach (var item in source.WithCancellation(ct))
            yield return new(FormattableString.Invariant($"{++id}"), eventName, item);
    }
}
