namespace Stripe;

/// <summary>A reference that the API writes as an id or, when asked to expand it, as the object.</summary>
internal struct Expandable<T>
    where T : IHasId
{
    private string id;
    private T value;

    public string Id
    {
        readonly get => id;
        set
        {
            if (!string.Equals(id, value, StringComparison.Ordinal))
            {
                this.value = default;
            }

            id = value;
        }
    }

    public T Object
    {
        readonly get => value;
        set
        {
            this.value = value;
            id = value is null ? id : value.Id;
        }
    }
}
