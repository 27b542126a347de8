using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Listings.Search;

public sealed class SearchFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder) =>
        builder
            .Services.AddOptions<SearchOptions>()
            .BindConfiguration(SearchOptions.Section)
            .Validate(options => options is { Few: > 0, Band: > 0, Counted: > 0 }, "A search looks at some homes.")
            .ValidateOnStart();
}
