namespace FastEndpoints;

/// <summary>Services on demand: of the current request, or of the application when there is none.</summary>
public interface IServiceResolverBase
{
    IServiceScope CreateScope();

    TService? TryResolve<TService>()
        where TService : class;

    object? TryResolve(Type typeOfService);

    TService Resolve<TService>()
        where TService : class;

    object Resolve(Type typeOfService);

    TService? TryResolve<TService>(string keyName)
        where TService : class;

    object? TryResolve(Type typeOfService, string keyName);

    TService Resolve<TService>(string keyName)
        where TService : class;

    object Resolve(Type typeOfService, string keyName);
}

/// <summary>Makes objects whose constructors take services.</summary>
public interface IServiceResolver : IServiceResolverBase
{
    object CreateInstance(Type type, IServiceProvider? serviceProvider = null);

    /// <summary>The one instance of the type.</summary>
    object CreateSingleton(Type type);
}
