using System.Collections.Concurrent;

namespace FastEndpoints;

sealed class ServiceResolver(IServiceProvider application, IHttpContextAccessor http) : IServiceResolver
{
    static IServiceResolver? instance;

    readonly ConcurrentDictionary<Type, ObjectFactory> factories = new();
    readonly ConcurrentDictionary<Type, object> singletons = new();

    internal static IServiceResolver Instance
    {
        get => instance ?? throw new InvalidOperationException("Call UseFastEndpoints() or MapFastEndpoints() first.");
        set => instance = value;
    }

    IServiceProvider Current => http.HttpContext?.RequestServices ?? application;

    public object CreateInstance(Type type, IServiceProvider? serviceProvider = null) =>
        factories.GetOrAdd(type, static t => ActivatorUtilities.CreateFactory(t, []))(serviceProvider ?? Current, null);

    public object CreateSingleton(Type type) =>
        singletons.GetOrAdd(
            type,
            static (t, services) => ActivatorUtilities.GetServiceOrCreateInstance(services, t),
            Current
        );

    public IServiceScope CreateScope() => application.CreateScope();

    public TService? TryResolve<TService>()
        where TService : class => Current.GetService<TService>();

    public object? TryResolve(Type typeOfService) => Current.GetService(typeOfService);

    public TService Resolve<TService>()
        where TService : class => Current.GetRequiredService<TService>();

    public object Resolve(Type typeOfService) => Current.GetRequiredService(typeOfService);

    public TService? TryResolve<TService>(string keyName)
        where TService : class => Current.GetKeyedService<TService>(keyName);

    public object? TryResolve(Type typeOfService, string keyName) =>
        Current is IKeyedServiceProvider keyed
            ? keyed.GetKeyedService(typeOfService, keyName)
            : throw new InvalidOperationException("Keyed services not supported!");

    public TService Resolve<TService>(string keyName)
        where TService : class => Current.GetRequiredKeyedService<TService>(keyName);

    public object Resolve(Type typeOfService, string keyName) =>
        Current.GetRequiredKeyedService(typeOfService, keyName);
}
