using FastEndpoints;

namespace Airbnb.Api.Messaging;

public sealed class ThreadsGroup : Group
{
    public const string Tag = "Messages";

    public ThreadsGroup() => Configure("threads", endpoint => endpoint.Description(route => route.WithTags(Tag)));
}

public sealed record ThreadById(Guid Id);
