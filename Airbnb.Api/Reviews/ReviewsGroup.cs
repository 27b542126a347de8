using FastEndpoints;

namespace Airbnb.Api.Reviews;

public sealed class ReviewsGroup : Group
{
    public const string Tag = "Reviews";

    public ReviewsGroup() => Configure("reviews", endpoint => endpoint.Description(route => route.WithTags(Tag)));
}
