using Airbnb.Core.Listings;

namespace Airbnb.Tests.Listings;

public sealed class SearchTests(SharedStack stack) : SharedStackTests(stack)
{
    [Theory]
    [InlineData("q=")]
    [InlineData("q=!!!")]
    [InlineData("q=a%00b")]
    [InlineData("box=1,2,3")]
    [InlineData("box=west,south,east,north")]
    [InlineData("box=0,10,1,9")]
    [InlineData("near=91,0")]
    [InlineData("near=NaN,0")]
    [InlineData("near=1e999,0")]
    [InlineData("near=1,1&radius=0")]
    [InlineData("near=1,1&radius=501")]
    [InlineData("radius=5")]
    [InlineData("from=2027-01-01")]
    [InlineData("to=2027-01-01")]
    [InlineData("from=2027-13-01&to=2027-13-02")]
    [InlineData("guests=0")]
    [InlineData("guests=two")]
    [InlineData("guests=99999999999")]
    [InlineData("minPrice=-1")]
    [InlineData("minPrice=2&maxPrice=1")]
    [InlineData("currency=XXX")]
    [InlineData("sort=beauty")]
    [InlineData("sort=relevance")]
    [InlineData("sort=distance")]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("after=nonsense")]
    [InlineData("after=bnVsbA")]
    [InlineData("after=eyJzb3J0IjoicHJpY2UiLCJrZXkiOjEsImlkIjoiMDE5MDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAwIn0")]
    [InlineData("Guests=2")]
    [InlineData("color=red")]
    public async Task A_search_without_sense_is_refused(string query) =>
        (await App.Anonymous.Get($"listings?{query}")).IsProblem(400);

    [Fact]
    public async Task Dates_in_the_wrong_order_are_refused() =>
        (await App.Anonymous.Get("listings?from=2027-01-02&to=2027-01-02")).Refuses(422, "stay.no_nights");

    [Fact]
    public void What_is_no_character_parts_words() =>
        Assert.Equal("zurich lake", SearchText.Of("Z\u00FCrich\uFFFE\uFFFFLake"));

    [Fact]
    public async Task A_misspelt_word_still_finds_the_home()
    {
        var price = Random.Shared.Next(1_000_00, 9_000_00); // one in few among all others
        var home = await Given.Home(rates: rates => rates with { Base = price });

        var search = $"listings?q=canal+dor&near=38.71,-9.14&radius=2&limit=100&minPrice={price}&maxPrice={price}";
        var found = (await App.Anonymous.Get(search)).Is(200);

        Assert.Contains(home.Id, found.At("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task What_is_found_tells_no_more_of_the_place_than_everybody_may_know()
    {
        await Given.Home();

        var found = (await App.Anonymous.Get("listings?near=38.71,-9.14&radius=5")).Is(200);

        Assert.DoesNotContain("Canal street", found.Body, StringComparison.Ordinal);
        Assert.All(
            found.At("items").EnumerateArray(),
            item =>
            {
                Assert.False(item.GetProperty("position").GetProperty("exact").GetBoolean());
                Assert.InRange(item.GetProperty("distance").GetInt64(), 0, 5_000);
            }
        );
    }

    [Fact]
    public async Task The_demo_homes_can_be_found_around_the_world()
    {
        foreach (var city in new[] { "Tokyo", "Nairobi", "sao paulo", "zurich" })
            Assert.NotEmpty((await App.Anonymous.Get($"listings?q={city}")).Is(200).At("items").EnumerateArray());
    }
}
