namespace Airbnb.Tests.Wishlists;

public sealed class WishlistTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_list_keeps_homes_with_notes_for_its_owner_alone()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var list = await Begin(guest, "Lisbon");

        (await guest.Put($"wishlists/{list}/homes/{home.Id}", new { note = "Ask for the key" })).Is(200);
        (await guest.Put($"wishlists/{list}/homes/{home.Id}", new { note = "The blue door" })).Is(200);

        var read = (await guest.Get($"wishlists/{list}")).Is(200);
        var saved = Assert.Single(read.At("homes").EnumerateArray());
        Assert.Equal("The blue door", saved.GetProperty("note").GetString());
        Assert.Equal("Lisbon", saved.GetProperty("home").GetProperty("city").GetString());
        var stranger = await App.AsGuest();
        (await stranger.Get($"wishlists/{list}")).Refuses(404, "not_found");
        (await stranger.Put($"wishlists/{list}/homes/{home.Id}", new { })).Refuses(404, "not_found");
        (await stranger.Post($"wishlists/{list}/sharing")).Refuses(404, "not_found");
        Assert.Empty((await stranger.Get("wishlists")).Is(200).At("items").EnumerateArray());
        Assert.Single((await guest.Get("wishlists")).Is(200).At("items").EnumerateArray());
    }

    [Fact]
    public async Task Homes_that_guests_cannot_find_any_more_are_gone()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var list = await Begin(guest, "Lisbon");
        (await guest.Put($"wishlists/{list}/homes/{home.Id}", new { })).Is(200);

        (await home.Host.Delete($"listings/{home.Id}/publication")).Is(200);

        var saved = Assert.Single((await guest.Get($"wishlists/{list}")).Is(200).At("homes").EnumerateArray());
        Assert.Equal(home.Id, saved.GetProperty("listingId").GetGuid());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, saved.GetProperty("home").ValueKind);
        var other = await Begin(guest, "Elsewhere");
        (await guest.Put($"wishlists/{other}/homes/{home.Id}", new { })).Refuses(404, "not_found");
        (await guest.Delete($"wishlists/{list}/homes/{home.Id}")).Is(204);
        Assert.Empty((await guest.Get($"wishlists/{list}")).Is(200).At("homes").EnumerateArray());
    }

    [Fact]
    public async Task A_link_shows_the_list_to_anybody_until_it_ends()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var list = await Begin(guest, "Our summer");
        (await guest.Put($"wishlists/{list}/homes/{home.Id}", new { note = "Three of us" })).Is(200);

        var first = (await guest.Post($"wishlists/{list}/sharing")).Is(200).Text("path");
        var seen = (await App.Anonymous.Get(first)).Is(200);
        Assert.Equal("Our summer", seen.Text("name"));
        Assert.Single(seen.At("homes").EnumerateArray());
        Assert.DoesNotContain(guest.UserId.ToString(), seen.Body, StringComparison.Ordinal);

        var second = (await guest.Post($"wishlists/{list}/sharing")).Is(200).Text("path");
        (await App.Anonymous.Get(first)).Refuses(404, "not_found");
        (await App.Anonymous.Get(second)).Is(200);

        (await guest.Delete($"wishlists/{list}/sharing")).Is(204);
        (await App.Anonymous.Get(second)).Refuses(404, "not_found");
        (await App.Anonymous.Get("shared-wishlists/nonsense")).Refuses(404, "not_found");
    }

    [Fact]
    public async Task Only_who_has_read_the_latest_version_renames_or_deletes()
    {
        var (guest, home) = (await App.AsGuest(), await Given.Home());
        var list = await Begin(guest, "Lisbon");
        var read = (await guest.Get($"wishlists/{list}")).Is(200).Headers.ETag!.Tag;
        (await guest.Put($"wishlists/{list}/homes/{home.Id}", new { })).Is(200);

        (await guest.Put($"wishlists/{list}", new { name = "Porto" }, ("If-Match", read))).Refuses(412, "stale");
        (await guest.Put($"wishlists/{list}", new { name = "Porto" })).IsProblem(428);
        var latest = (await guest.Get($"wishlists/{list}")).Is(200).Headers.ETag!.Tag;
        var renamed = (await guest.Put($"wishlists/{list}", new { name = "Porto" }, ("If-Match", latest))).Is(200);
        Assert.Equal("Porto", renamed.Text("name"));

        (await Delete(guest, list, latest)).Refuses(412, "stale");
        (await Delete(guest, list, renamed.Headers.ETag!.Tag)).Is(204);
        (await guest.Get($"wishlists/{list}")).Refuses(404, "not_found");
    }

    private static async Task<Guid> Begin(Client guest, string name) =>
        (await guest.Post("wishlists", new { name })).Is(201).Id();

    private static Task<Answer> Delete(Client guest, Guid list, string tag) =>
        guest.Send(HttpMethod.Delete, $"wishlists/{list}", null, ("If-Match", tag));
}
