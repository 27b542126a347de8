using System.Net;
using System.Runtime.CompilerServices;

namespace Stripe;

/// <summary>The root of the services, one for each kind of object.</summary>
public abstract class Service
{
    private readonly IStripeClient client;

    /// <summary>Makes a service that sends by <see cref="StripeConfiguration.StripeClient"/>.</summary>
    protected Service() { }

    /// <summary>Makes a service that sends by <paramref name="client"/>.</summary>
    protected Service(IStripeClient client) => this.client = client;

    private protected IStripeClient Sender => client ?? StripeConfiguration.StripeClient;

    private protected static string Escape(string id) => WebUtility.UrlEncode(id);

    private protected Task<T> Get<T>(
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken
    )
        where T : IStripeEntity =>
        Sender.RequestAsync<T>(HttpMethod.Get, path, options, requestOptions, cancellationToken);

    private protected Task<T> Post<T>(
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken
    )
        where T : IStripeEntity =>
        Sender.RequestAsync<T>(HttpMethod.Post, path, options, requestOptions, cancellationToken);

    private protected Task<T> Delete<T>(
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken
    )
        where T : IStripeEntity =>
        Sender.RequestAsync<T>(HttpMethod.Delete, path, options, requestOptions, cancellationToken);

    private protected Task<StripeList<T>> List<T>(
        string path,
        ListOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken
    ) => Sender.RequestAsync<StripeList<T>>(HttpMethod.Get, path, options, requestOptions, cancellationToken);

    /// <summary>Asks for page after page; with <c>ending_before</c> alone it travels backwards.</summary>
    private protected async IAsyncEnumerable<T> Pages<T>(
        string path,
        ListOptions options,
        RequestOptions requestOptions,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where T : IStripeEntity
    {
        var cursor = (ListOptions)options?.Clone() ?? new ListOptions();
        var backwards = !string.IsNullOrEmpty(cursor.EndingBefore) && string.IsNullOrEmpty(cursor.StartingAfter);
        StripeList<T> page;
        do
        {
            page = await List<T>(path, cursor, requestOptions, cancellationToken);
            if (backwards)
            {
                page.Reverse();
            }

            string last = null;
            foreach (var entity in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                last = ((IHasId)entity).Id;
                yield return entity;
            }

            if (last is null)
            {
                yield break;
            }

            if (backwards)
            {
                cursor.EndingBefore = last;
            }
            else
            {
                cursor.StartingAfter = last;
            }
        } while (page.HasMore);
    }
}
