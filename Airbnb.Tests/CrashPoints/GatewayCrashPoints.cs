using Microsoft.Extensions.Http;

namespace Airbnb.CrashPoints;

/// <summary>
/// Before a call to Stripe that changes something is made, and after it was answered. Reads change nothing: a death at one
/// is a death after the write before it.
/// </summary>
public sealed class GatewayCrashPoints(CrashPoint point) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) =>
        builder =>
        {
            next(builder);
            if (builder.Name == "stripe")
                builder.AdditionalHandlers.Insert(0, new Around(point));
        };

    private sealed class Around(CrashPoint point) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (request.Method == HttpMethod.Get)
                return await base.SendAsync(request, cancellationToken);
            var call = $"{request.Method} {Kind(request.RequestUri!)}";
            point.Reach($"before {call}");
            var answer = await base.SendAsync(request, cancellationToken);
            point.Reach($"after {call}");
            return answer;
        }

        /// <summary>The path with Stripe's ids cut to their kind: <c>/v1/refunds/re</c>.</summary>
        private static string Kind(Uri uri) =>
            string.Join(
                '/',
                uri.AbsolutePath.Split('/')
                    .Select(part => part is "v1" || !part.Any(char.IsAsciiDigit) ? part : part.Split('_')[0])
            );
    }
}
