using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Listings;

/// <summary>Section <c>Listings</c>.</summary>
public sealed record ListingOptions
{
    /// <summary>How many photos a home needs before guests may find it.</summary>
    [Range(0, 50)]
    public int PhotosRequired { get; init; }
}

public sealed class ListingsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder) =>
        builder
            .Services.AddOptions<ListingOptions>()
            .BindConfiguration("Listings")
            .ValidateDataAnnotations()
            .ValidateOnStart();
}
