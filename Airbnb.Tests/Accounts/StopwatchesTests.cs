namespace Airbnb.Tests.Accounts;

public sealed class StopwatchesTests
{
    private readonly Random random = new(7);

    [Fact]
    public void What_differs_by_chance_is_alike() => Assert.True(new Stopwatches(Times(100), Times(100)).AreAlike);

    [Theory]
    [InlineData(103)]
    [InlineData(97)]
    [InlineData(1)]
    public void What_takes_longer_is_not(double other)
    {
        var seen = new Stopwatches(Times(100), Times(other));
        Assert.False(seen.AreAlike, seen.ToString());
    }

    /// <summary>Two hundred, a few milliseconds around the middle, with some that were held up.</summary>
    private List<double> Times(double middle) =>
        [
            .. Enumerable
                .Range(0, 200)
                .Select(i => middle + (random.NextDouble() * 6) - 3 + (i % 20 == 0 ? random.NextDouble() * 100 : 0)),
        ];
}
