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
}

/// <summary>The root of the services that return <typeparamref name="TEntityReturned"/>.</summary>
public abstract class Service<TEntityReturned> : Service
    where TEntityReturned : IStripeEntity
{
    /// <summary>Makes a service that sends by <see cref="StripeConfiguration.StripeClient"/>.</summary>
    protected Service() { }

    /// <summary>Makes a service that sends by <paramref name="client"/>.</summary>
    protected Service(IStripeClient client)
        : base(client) { }

    private protected Task<TEntityReturned> Get(
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken
    ) => Sender.RequestAsync<TEntityReturned>(HttpMethod.Get, path, options, requestOptions, cancellationToken);

    private protected Task<TEntityReturned> Post(
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken
    ) => Sender.RequestAsync<TEntityReturned>(HttpMethod.Post, path, options, requestOptions, cancellationToken);

    private protected Task<TEntityReturned> Delete(
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken
    ) => Sender.RequestAsync<TEntityReturned>(HttpMethod.Delete, path, options, requestOptions, cancellationToken);

    private protected Task<StripeList<T>> List<T>(
        string path,
        ListOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken
    ) => Sender.RequestAsync<StripeList<T>>(HttpMethod.Get, path, options, requestOptions, cancellationToken);

    private protected Task<StripeList<TEntityReturned>> List(
        string path,
        ListOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken
    ) => List<TEntityReturned>(path, options, requestOptions, cancellationToken);

    /// <summary>Asks for page after page; with <c>ending_before</c> alone it travels backwards.</summary>
    private protected async IAsyncEnumerable<TEntityReturned> Pages(
        string path,
        ListOptions options,
        RequestOptions requestOptions,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var cursor = (ListOptions)options?.Clone() ?? new ListOptions();
        var backwards = !string.IsNullOrEmpty(cursor.EndingBefore) && string.IsNullOrEmpty(cursor.StartingAfter);
        StripeList<TEntityReturned> page;
        do
        {
            page = await List(path, cursor, requestOptions, cancellationToken);
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
