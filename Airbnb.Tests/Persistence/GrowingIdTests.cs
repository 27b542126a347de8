using Airbnb.Core.Persistence;

namespace Airbnb.Tests.Persistence;

public sealed class GrowingIdTests
{
    [Fact]
    public void Ids_grow_with_each_call_however_many_in_a_moment()
    {
        var ids = Enumerable.Range(0, 20_000).Select(_ => GrowingId.New()).ToList();

        Assert.Equal(ids.Order(), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(7, id.Version));
    }

    [Fact]
    public void No_two_threads_get_the_same_place()
    {
        var ids = new System.Collections.Concurrent.ConcurrentBag<string>();

        Parallel.For(0, 10_000, _ => ids.Add(GrowingId.New().ToString()[..18]));

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }
}
