using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;

namespace Airbnb.Tests.Listings;

public sealed class ListingTests
{
    private static readonly DateTimeOffset Now = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly ListingDetails Complete = new()
    {
        Title = "Attic with a view",
        Description = "Two rooms under the roof.",
        Type = ListingType.Apartment,
        Capacity = 2,
        Place = new Place
        {
            Street = "Rua Augusta 1",
            City = "Lisbon",
            Country = "PT",
            Latitude = 38.71,
            Longitude = -9.14,
            TimeZone = "Europe/Lisbon",
        },
        Rates = new Rates { Currency = "EUR", Base = 80_00 },
    };

    [Fact]
    public void A_draft_that_says_little_is_told_all_that_is_missing()
    {
        var listing = Listing.Draft(Guid.NewGuid(), new ListingDetails { Title = "Attic" }, Now);

        var refusal = listing.Publish(Now).Error!;

        Assert.Equal("listing.incomplete", refusal.Code);
        Assert.Equal(
            [
                "listing.description_missing",
                "listing.type_missing",
                "listing.capacity_missing",
                "listing.street_missing",
                "listing.city_missing",
                "listing.country_missing",
                "listing.position_missing",
                "listing.time_zone_missing",
                "listing.base_price_missing",
            ],
            refusal.Reasons.Select(reason => reason.Code)
        );
        Assert.Equal((ListingStatus.Draft, 1), (listing.Status, listing.Version));
    }

    [Fact]
    public void What_is_missing_besides_is_named_with_the_rest()
    {
        var listing = Listing.Draft(Guid.NewGuid(), Complete with { Description = null }, Now);

        var refusal = listing.Publish(Now, "photos").Error!;

        Assert.Equal(
            ["listing.description_missing", "listing.photos_missing"],
            refusal.Reasons.Select(reason => reason.Code)
        );
        Assert.Equal(ListingStatus.Draft, listing.Status);
    }

    [Fact]
    public void A_home_is_found_by_its_title_in_every_language()
    {
        Translation[] texts = [new("de", "Dachboden", null), new("pt", "Sotão", null)];
        var listing = Listing.Draft(Guid.NewGuid(), Complete with { Texts = texts }, Now);

        Assert.Equal("attic with a view lisbon dachboden sotao", listing.SearchText);
        Assert.True(listing.Edit(Complete with { Texts = [texts[1]] }, Now).Succeeded);
        Assert.Equal("attic with a view lisbon sotao", listing.SearchText);
    }

    [Fact]
    public void A_complete_draft_can_be_published_paused_and_published_again()
    {
        var listing = Listing.Draft(Guid.NewGuid(), Complete, Now);

        Assert.True(listing.Publish(Now).Succeeded);
        Assert.True(listing.Pause(Now).Succeeded);
        Assert.True(listing.Publish(Now).Succeeded);

        Assert.Equal((ListingStatus.Published, 4), (listing.Status, listing.Version));
    }

    [Fact]
    public void Asking_twice_changes_nothing()
    {
        var listing = Listing.Draft(Guid.NewGuid(), Complete, Now);
        listing.Publish(Now);

        Assert.True(listing.Publish(Now.AddDays(1)).Succeeded);
        Assert.Equal((2, Now), (listing.Version, listing.ChangedAt));
    }

    [Fact]
    public void A_published_home_cannot_lose_what_guests_need_to_know()
    {
        var listing = Listing.Draft(Guid.NewGuid(), Complete, Now);
        listing.Publish(Now);

        var refusal = listing.Edit(Complete with { Description = null }, Now).Error!;

        Assert.Equal("listing.incomplete", refusal.Code);
        Assert.Equal("listing.description_missing", Assert.Single(refusal.Reasons).Code);
        Assert.Equal(Complete.Description, listing.Description);
    }

    [Fact]
    public void An_archived_listing_rests()
    {
        var listing = Listing.Draft(Guid.NewGuid(), Complete, Now);
        listing.Archive(Now);

        Assert.Equal(ListingErrors.Archived, listing.Publish(Now).Error);
        Assert.Equal(ListingErrors.Archived, listing.Pause(Now).Error);
        Assert.Equal(ListingErrors.Archived, listing.Edit(Complete, Now).Error);
    }

    [Fact]
    public void A_draft_cannot_be_paused() =>
        Assert.Equal(ListingErrors.NeverPublished, Listing.Draft(Guid.NewGuid(), Complete, Now).Pause(Now).Error);

    [Theory]
    [InlineData("Zürich, Bahnhofstraße", "zurich bahnhofstraße")]
    [InlineData("  São   Paulo! ", "sao paulo")]
    [InlineData("東京 ザ・ホーム", "東京 サ ホーム")]
    [InlineData("!!!", "")]
    public void Words_are_compared_without_accents_and_signs(string text, string words) =>
        Assert.Equal(words, SearchText.Of(text));

    [Theory]
    [InlineData(ListingStatus.Draft, "published archived")]
    [InlineData(ListingStatus.Published, "paused archived")]
    [InlineData(ListingStatus.Paused, "published archived")]
    [InlineData(ListingStatus.Archived, "")]
    public void A_listing_moves_along_its_life_only(ListingStatus status, string next) =>
        Assert.Equal(
            next,
            string.Join(
                ' ',
                Enum.GetValues<ListingStatus>()
                    .Where(other => status.CanBecome(other))
                    .Select(Airbnb.Core.Persistence.EnumAsSnakeCase<ListingStatus>.ToText)
            )
        );
}
