namespace FastEndpoints;

/// <summary>What all endpoints are.</summary>
public abstract class BaseEndpoint : ServiceResolverClient, IEndpoint
{
    [DontInject]
    public EndpointDefinition Definition { get; internal set; } = null!;

    [DontInject]
    public HttpContext HttpContext { get; internal set; } = null!;

    public List<ValidationFailure> ValidationFailures => field ??= [];

    /// <summary>Says what the endpoint answers to; called once, at start.</summary>
    [NotImplemented]
    public virtual void Configure() => throw new NotSupportedException();

    public abstract void Verbs(params string[] methods);

    public abstract void Routes(params string[] patterns);

    internal abstract Task Execute(CancellationToken ct);

    internal abstract void Prepare(EndpointDefinition definition);

    protected abstract void Group<TEndpointGroup>()
        where TEndpointGroup : Group, new();
}
