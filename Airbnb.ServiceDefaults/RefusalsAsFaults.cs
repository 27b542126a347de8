using Polly;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// A call that is not made because the server keeps failing, or is given up because it takes too long, is to the caller
/// what a server is that cannot be reached.
/// </summary>
internal sealed class RefusalsAsFaults : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (ExecutionRejectedException rejected)
        {
            throw new HttpRequestException($"{request.RequestUri?.Authority} does not answer.", rejected);
        }
    }
}
