namespace FastEndpoints;

/// <summary>Something that can ask for services by itself.</summary>
public abstract class ServiceResolverClient : IServiceResolverBase
{
    public IServiceScope CreateScope() => ServiceResolver.Instance.CreateScope();

    public TService? TryResolve<TService>()
        where TService : class => ServiceResolver.Instance.TryResolve<TService>();

    public object? TryResolve(Type typeOfService) => ServiceResolver.Instance.TryResolve(typeOfService);

    public TService Resolve<TService>()
        where TService : class => ServiceResolver.Instance.Resolve<TService>();

    public object Resolve(Type typeOfService) => ServiceResolver.Instance.Resolve(typeOfService);

    public TService? TryResolve<TService>(string keyName)
        where TService : class => ServiceResolver.Instance.TryResolve<TService>(keyName);

    public object? TryResolve(Type typeOfService, string keyName) =>
        ServiceResolver.Instance.TryResolve(typeOfService, keyName);

    public TService Resolve<TService>(string keyName)
        where TService : class => ServiceResolver.Instance.Resolve<TService>(keyName);

    public object Resolve(Type typeOfService, string keyName) =>
        ServiceResolver.Instance.Resolve(typeOfService, keyName);
}
