using System.Text.Json;

namespace Airbnb.Tests.Admin;

/// <summary>What is written down of acts that no other test looks at.</summary>
[Collection(Alone.Name)]
public sealed class AuditTests(SharedStack stack) : StackTests(stack)
{
    [Fact]
    public async Task What_an_admin_sets_is_kept_with_what_it_was_before_and_why()
    {
        var admin = await App.AsAdmin();
        const string Path = "admin/currency-rates/2004-04-04";
        (await admin.Put(Path, Rates(1.1m, "The first"))).Is(200);
        (await admin.Put(Path, Rates(1.2m, "A slip of the pen"))).Is(200);

        var latest = (await Entries(admin, "subject=2004-04-04&what=currency_rates_set"))[0];

        Assert.Equal((await admin.Get("me")).Id(), latest.GetProperty("who").GetGuid());
        Assert.Equal("A slip of the pen", latest.GetProperty("why").GetString());
        Assert.Equal("""{"USD":1.1}""", latest.GetProperty("before").GetRawText());
        Assert.Equal("""{"USD":1.2}""", latest.GetProperty("after").GetRawText());
    }

    [Fact]
    public async Task Nothing_is_done_without_a_reason_nor_written_down_of_what_was_refused()
    {
        var (admin, guest) = (await App.AsAdmin(), await App.AsGuest());

        (await admin.Post($"admin/users/{guest.UserId}/suspension", new { reason = " " })).Refuses(
            400,
            "request.invalid"
        );
        (await admin.Delete($"admin/dead-letters/{Guid.NewGuid()}")).Refuses(400, "request.invalid");
        (await admin.Post($"admin/users/{guest.UserId}/reinstatement", new { reason = "A test" })).IsProblem(409);
        (await guest.Get("admin/audit")).Refuses(403, "forbidden");

        (await guest.Get("me")).Is(200);
        Assert.Empty(await Entries(admin, $"subject={guest.UserId}"));
    }

    private static async Task<List<JsonElement>> Entries(Client admin, string query) =>
        [.. (await admin.Get($"admin/audit?{query}")).Is(200).At("items").EnumerateArray()];

    private static object Rates(decimal dollars, string reason) =>
        new { reason, items = new[] { new { currency = "USD", rate = dollars } } };
}
