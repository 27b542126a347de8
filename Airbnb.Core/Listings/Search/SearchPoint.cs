using System.Data.Common;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Listings.Search;

/// <summary>Where a search goes on.</summary>
/// <param name="Key">What its last home was sorted by.</param>
/// <param name="Day">Whose rates of exchange the search goes by.</param>
/// <param name="Band">Behind which home the band of prices begins that the last home lies in.</param>
public sealed record SearchPoint(HomeSort Sort, double Key, Guid Id, DateOnly Day, BandStart? Band = null)
{
    /// <summary>Behind the last home that was looked at; its price of a stay says nothing about the next band.</summary>
    internal static SearchPoint Behind(BandStart end, HomeSearch search) =>
        search.IsByStay
            ? new(search.Sort, search.Sort is HomeSort.Price ? -1 : double.MaxValue, Guid.Empty, default, end)
            : new(search.Sort, end.Key, end.Id, default);
}

/// <param name="Key">What homes are read in the order of; when the search is by price, a night's base price.</param>
public sealed record BandStart(double Key, Guid Id)
{
    internal static BandStart? At(SearchPoint? point) => point is null ? null : new(point.Key, point.Id);

    internal static BandStart Of(DbDataReader row) => new(row.Get<double>("Key"), row.Get<Guid>("Id"));
}
