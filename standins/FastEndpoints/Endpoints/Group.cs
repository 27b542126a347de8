namespace FastEndpoints;

/// <summary>What a group of endpoints has in common: call <c>Configure</c> in the constructor.</summary>
public abstract class Group : ServiceResolverClient
{
    internal Action<EndpointDefinition> Apply { get; private protected set; } = null!;

    /// <summary>Sets what goes before the routes of the group and what configures its endpoints.</summary>
    protected virtual void Configure(string routePrefix, Action<EndpointDefinition> ep) =>
        Apply = definition =>
        {
            definition.Routes = Array.ConvertAll(definition.Routes, route => Join(routePrefix, route));
            ep(definition);
        };

    static string Join(string prefix, string route) =>
        prefix.EndsWith('/') || route.StartsWith('/') ? prefix + route : $"{prefix}/{route}";
}

/// <summary>A group inside another one, whose prefix and configuration apply as well.</summary>
public abstract class SubGroup<TParent> : Group
    where TParent : Group, new()
{
    protected sealed override void Configure(string routePrefix, Action<EndpointDefinition> ep)
    {
        base.Configure(routePrefix, ep);
        Apply += new TParent().Apply;
    }
}
