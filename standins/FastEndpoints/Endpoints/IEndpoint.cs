namespace FastEndpoints;

/// <summary>What ways of sending a response can be built on, as extension methods.</summary>
public interface IResponseSender
{
    HttpContext HttpContext { get; }

    List<ValidationFailure> ValidationFailures { get; }

    EndpointDefinition Definition { get; }
}

/// <summary>Any endpoint.</summary>
public interface IEndpoint : IResponseSender
{
    /// <summary>The name that an endpoint is registered under.</summary>
    static string GetName<TEndpoint>(Http? verb = null, int? routeNumber = null, string? tagPrefix = null)
        where TEndpoint : IEndpoint =>
        Cfg.EpOpts.NameGenerator(new(typeof(TEndpoint), verb?.ToString("F"), routeNumber, tagPrefix));
}

/// <summary>An endpoint without a request object.</summary>
public interface INoRequest;
