namespace Airbnb.Tests.Listings;

public sealed class AmenitiesTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task The_catalogue_has_names_in_the_language_of_whoever_asks()
    {
        var german = await App.Anonymous.Send(
            HttpMethod.Get,
            "amenities",
            null,
            ("Accept-Language", "fr, de-AT;q=0.8")
        );
        var english = await App.Anonymous.Get("amenities");

        Assert.Equal("WLAN", NameOf(german.Is(200), "wifi"));
        Assert.Equal("Wifi", NameOf(english.Is(200), "wifi"));
        Assert.True(english.At("items").GetArrayLength() >= 60);
    }

    [Fact]
    public async Task A_listing_names_what_the_catalogue_knows_and_keeps_what_is_retired_later()
    {
        var (admin, host, code) = (await App.AsAdmin(), await App.AsHost(), NewCode());
        (await host.Post("listings", Draft("wifi", code))).Refuses(400, "listing.amenity_unknown");
        (await host.Put($"admin/amenities/{code}", Entry())).Refuses(403, "forbidden");
        (await admin.Put($"admin/amenities/{code}", Entry())).Is(200);
        var draft = (await host.Post("listings", Draft("wifi", code))).Is(201);

        (await admin.Put($"admin/amenities/{code}", Entry(retired: true))).Is(200);

        Assert.DoesNotContain(code, (await App.Anonymous.Get("amenities")).Is(200).Body, StringComparison.Ordinal);
        Assert.Contains(
            code,
            (await App.Anonymous.Get("amenities?retired=true")).Is(200).Body,
            StringComparison.Ordinal
        );
        var kept = await host.Put($"listings/{draft.Id()}", Draft(code), ("If-Match", draft.Headers.ETag!.Tag));
        Assert.Equal($"[\"{code}\"]", kept.Is(200).At("amenities").GetRawText());
        var refused = await host.Post("listings", Draft("wifi", code));
        refused.Refuses(400, "listing.amenity_unknown");
        Assert.Equal(1, refused.At("reasons").GetArrayLength());
        Assert.Contains(code, refused.At("reasons").GetRawText(), StringComparison.Ordinal);
    }

    private static string NameOf(Answer catalogue, string code) =>
        catalogue
            .At("items")
            .EnumerateArray()
            .Single(amenity => amenity.GetProperty("code").GetString() == code)
            .GetProperty("name")
            .GetString()!;

    private static string NewCode() =>
        "harp_" + string.Concat(Guid.NewGuid().ToByteArray().Select(value => (char)('a' + (value % 26))));

    private static object Draft(params string[] amenities) => new { title = "Attic with a harp", amenities };

    private static object Entry(bool retired = false) =>
        new
        {
            category = "leisure",
            names = new { en = "Wind harp", de = "Windharfe" },
            retired,
            reason = "A test",
        };
}
