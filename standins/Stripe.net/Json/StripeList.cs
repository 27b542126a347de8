using System.Collections;

namespace Stripe;

/// <summary>A page of a list.</summary>
public class StripeList<T> : StripeEntity<StripeList<T>>, IHasObject, IEnumerable<T>
{
    /// <inheritdoc/>
    public string Object { get; set; }

    /// <summary>The objects of this page.</summary>
    public List<T> Data { get; set; }

    /// <summary>Whether another page follows in the direction of travel.</summary>
    public bool HasMore { get; set; }

    /// <summary>The path of the list.</summary>
    public string Url { get; set; }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => Data.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Data.GetEnumerator();

    /// <summary>Turns the order of this page round, for travelling backwards.</summary>
    public void Reverse() => Data.Reverse();
}
