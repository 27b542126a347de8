using System.Net.Http.Headers;
using System.Text;

namespace Airbnb.Tests.Http;

/// <summary>A request that is wrong in one way, and the statuses that say so.</summary>
public sealed record BadRequest(string What, Sample Sample, params int[] Expected)
{
    public byte[]? Body { get; init; } =
        Sample.Body is null ? Sample.File?.Bytes : Encoding.UTF8.GetBytes(Sample.Body.ToJsonString());
    public string? ContentType { get; init; } = Sample.Body is null ? Sample.File?.Type : "application/json";

    public async Task<Answer> Send()
    {
        ByteArrayContent? content = null;
        if (Body is not null)
        {
            content = new ByteArrayContent(Body);
            content.Headers.ContentType = ContentType is null ? null : MediaTypeHeaderValue.Parse(ContentType);
        }
        return await Sample.Caller.Send(Sample.Method, Sample.Path, content, [.. Sample.Headers.Select(OfItsOwn)]);
    }

    /// <summary>A key that was used for another request would be refused for that, not for what is wrong here.</summary>
    private static (string Name, string Value) OfItsOwn((string Name, string Value) header) =>
        header.Name == "Idempotency-Key" ? (header.Name, Guid.NewGuid().ToString()) : header;

    /// <summary>The member that the refusal has to name as not known.</summary>
    public string? Names { get; init; }

    public BadRequest Saying(string body) => this with { Body = Encoding.UTF8.GetBytes(body) };
}
