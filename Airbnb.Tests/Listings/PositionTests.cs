using Airbnb.Core.Listings;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Listings;

public sealed class PositionTests
{
    private static readonly Arbitrary<Position> Anywhere = (
        from latitude in Gen.Choose(-85_000, 85_000)
        from longitude in Gen.Choose(-180_000, 180_000)
        select new Position(latitude / 1000.0, longitude / 1000.0)
    ).ToArbitrary();

    [Fact]
    public void Everybody_sees_a_point_within_a_kilometre_of_the_home() =>
        Prop.ForAll(Anywhere, home => Kilometres(home, home.Rounded()) < 1.1).QuickCheckThrowOnFailure();

    [Fact]
    public void Homes_on_one_square_share_their_point()
    {
        var home = new Position(48.8566, 2.3522);
        var neighbour = new Position(48.8568, 2.3525);

        Assert.Equal(home.Rounded(), neighbour.Rounded());
        Assert.NotEqual(home, home.Rounded());
    }

    [Theory]
    [InlineData(90, 180)]
    [InlineData(-90, -180)]
    public void The_edges_of_the_map_stay_on_the_map(double latitude, double longitude)
    {
        var rounded = new Position(latitude, longitude).Rounded();

        Assert.InRange(rounded.Latitude, -90, 90);
        Assert.InRange(rounded.Longitude, -180, 180);
    }

    private static double Kilometres(Position a, Position b)
    {
        var north = (a.Latitude - b.Latitude) * 111.32;
        var east = (a.Longitude - b.Longitude) * 111.32 * Math.Cos(a.Latitude * Math.PI / 180);
        return Math.Sqrt(north * north + east * east);
    }
}
