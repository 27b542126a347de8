using FluentValidation;

namespace FastEndpoints;

/// <summary>Found by discovery as the validator of a request type.</summary>
interface IEndpointValidator;

/// <summary>The validator of a request type; there is one instance, so it holds no state and no scoped services.</summary>
public abstract class Validator<TRequest> : AbstractValidator<TRequest>, IServiceResolverBase, IEndpointValidator
    where TRequest : notnull
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
