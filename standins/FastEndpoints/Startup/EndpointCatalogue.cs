using System.Reflection;
using FluentValidation;

namespace FastEndpoints;

/// <summary>The endpoints that were found, with the validators and summaries that belong to them.</summary>
sealed class EndpointCatalogue
{
    readonly ILookup<Type, Type> validators;
    readonly Dictionary<Type, Type> summaries;

    internal EndpointCatalogue(IEnumerable<Type> discovered)
    {
        var types = discovered.ToArray();
        validators = types
            .Where(type => type.IsAssignableTo(typeof(IValidator)))
            .ToLookup(type => ArgumentsOf(type, typeof(AbstractValidator<>))![0]);
        summaries = types
            .Where(type => type.IsAssignableTo(typeof(ISummary)))
            .ToDictionary(type => (ArgumentsOf(type, typeof(Summary<>)) ?? ArgumentsOf(type, typeof(Summary<,>)))![0]);
        Endpoints = types.Where(type => type.IsAssignableTo(typeof(IEndpoint))).Select(Define).ToArray();
        if (Endpoints.Count == 0)
            throw new InvalidOperationException("FastEndpoints was unable to find any endpoint declarations!");
    }

    internal IReadOnlyList<EndpointDefinition> Endpoints { get; }

    EndpointDefinition Define(Type endpoint)
    {
        var types = ArgumentsOf(endpoint, typeof(Endpoint<,>)) ?? [typeof(EmptyRequest), typeof(EmptyResponse)];
        var own = validators[types[0]].ToArray();
        var definition = new EndpointDefinition(endpoint, types[0], types[1])
        {
            HasExecuteAsync = HasOneHandler(endpoint),
            SeveralValidators = own.Length > 1,
            ValidatorType = own.Length == 1 ? own[0] : null,
        };
        if (summaries.TryGetValue(endpoint, out var summary))
            definition.Summary((EndpointSummary)Activator.CreateInstance(summary)!);
        return definition;
    }

    /// <summary>True when it is <c>ExecuteAsync</c>, false when it is <c>HandleAsync</c>.</summary>
    static bool HasOneHandler(Type endpoint)
    {
        if (!Overrides(endpoint, nameof(BaseEndpoint.Configure)))
            throw new InvalidOperationException(
                $"The endpoint [{endpoint.FullName}] should override the Configure() method!"
            );
        var handles = Overrides(endpoint, nameof(Endpoint<>.HandleAsync));
        var executes = Overrides(endpoint, nameof(Endpoint<>.ExecuteAsync));
        return (handles, executes) switch
        {
            (false, false) => throw new InvalidOperationException(
                $"The endpoint [{endpoint.FullName}] must implement either [HandleAsync] or [ExecuteAsync] methods!"
            ),
            (true, true) => throw new InvalidOperationException(
                $"The endpoint [{endpoint.FullName}] has both [HandleAsync] and [ExecuteAsync] methods implemented!"
            ),
            _ => executes,
        };
    }

    static bool Overrides(Type endpoint, string method) =>
        Array.Exists(
            endpoint.GetMethods(BindingFlags.Instance | BindingFlags.Public),
            m =>
                string.Equals(m.Name, method, StringComparison.Ordinal)
                && !m.IsDefined(typeof(NotImplementedAttribute), inherit: false)
        );

    static Type[]? ArgumentsOf(Type? type, Type generic)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == generic)
                return type.GetGenericArguments();
        }

        return null;
    }
}
