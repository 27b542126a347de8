namespace Stripe;

/// <summary>The transport below a <see cref="StripeClient"/>.</summary>
public interface IHttpClient
{
    /// <summary>Sends a request and reads the whole answer.</summary>
    Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sends a request and leaves the body of the answer to the caller.</summary>
    Task<StripeStreamedResponse> MakeStreamingRequestAsync(
        StripeRequest request,
        CancellationToken cancellationToken = default
    );
}
