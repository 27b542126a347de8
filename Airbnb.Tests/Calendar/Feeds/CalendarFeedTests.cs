using System.Text;
using Airbnb.Core.Calendar.Feeds.Ics;

namespace Airbnb.Tests.Calendar.Feeds;

public sealed class CalendarFeedTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Whoever_has_the_address_reads_which_nights_are_taken_and_not_by_whom()
    {
        var home = await Given.Home();
        var (held, imported) = (await Given.Nights(30, 3), await Given.Nights(50, 2));
        await Given.Held(home, held);
        await App.Execute(
            """
            INSERT INTO occupied (id, listing_id, kind, source_id, nights)
            VALUES (gen_random_uuid(), $1, 'import', gen_random_uuid(), daterange($2, $3))
            """,
            home.Id,
            imported.CheckIn,
            imported.CheckOut
        );

        var address = await Open(home);
        var feed = (await App.Anonymous.Get(address)).Is(200);

        Assert.Equal("text/calendar", feed.MediaType);
        Assert.Equal([$"{held.CheckIn:O}/{held.CheckOut:O} Reserved"], Nights(feed.Body));
        Assert.DoesNotContain("Gwen", feed.Body);
        var again = await App.Anonymous.Send(
            HttpMethod.Get,
            address,
            null,
            ("If-None-Match", feed.Headers.ETag!.ToString())
        );
        again.Is(304);
    }

    [Fact]
    public async Task An_address_is_worth_nothing_once_there_is_another_or_none()
    {
        var home = await Given.Home();
        var path = $"listings/{home.Id}/calendar-feed";
        (await (await App.AsHost()).Post(path)).Refuses(404, "not_found");

        var first = await Open(home);
        var second = await Open(home);

        Assert.NotEqual(first, second);
        (await App.Anonymous.Get(first)).Refuses(404, "not_found");
        (await App.Anonymous.Get(second)).Is(200);
        (await (await App.AsHost()).Delete(path)).Refuses(404, "not_found");
        (await home.Host.Delete(path)).Is(204);
        (await App.Anonymous.Get(second)).Refuses(404, "not_found");
        Assert.Equal(0L, await App.Scalar<long>("SELECT count(*) FROM calendar_feeds WHERE listing_id = $1", home.Id));
    }

    private static async Task<string> Open(Home home)
    {
        var opened = (await home.Host.Post($"listings/{home.Id}/calendar-feed")).Is(201);
        Assert.Equal(opened.Text("url"), opened.Headers.Location!.ToString());
        return new Uri(opened.Text("url")).AbsolutePath;
    }

    private static List<string> Nights(string feed) =>
        [
            .. IcsCalendar
                .Read(Encoding.UTF8.GetBytes(feed), "Europe/Lisbon", new DateOnly(2000, 1, 1), new DateOnly(2999, 1, 1))
                .Value.Select(taken => $"{taken.Nights.LowerBound:O}/{taken.Nights.UpperBound:O} {taken.Summary}"),
        ];
}
