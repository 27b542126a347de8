using System.Diagnostics;
using System.Text;
using Airbnb.Core;
using Airbnb.Core.Calendar.Feeds;
using Airbnb.Core.Calendar.Feeds.Importing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Airbnb.Tests.Calendar.Feeds;

/// <summary>Calendars' servers that mean us harm, or do some without meaning to.</summary>
public sealed class HostileFeedTests
{
    private static readonly CalendarOptions OfThisMachine = new()
    {
        AllowPrivateAddresses = true,
        Patience = TimeSpan.FromMinutes(1),
    };
    private static readonly CalendarOptions Impatient = OfThisMachine with
    {
        Patience = TimeSpan.FromMilliseconds(500),
    };

    [Fact]
    public async Task An_honest_calendar_is_read_and_only_once_while_it_does_not_change()
    {
        await using var elsewhere = await Elsewhere.Start();
        var url = new Uri(elsewhere.Address, "/calendar.ics");

        var first = (await Fetch(url, OfThisMachine)).Value;
        using var fetch = new FetchCalendar(Options.Create(OfThisMachine));
        var second = (await fetch.From(url, first.ETag, first.LastModified, default)).Value;

        Assert.Equal(elsewhere.Calendar, Encoding.UTF8.GetString(first.Body!));
        Assert.Null(second.Body);
    }

    [Theory]
    [InlineData("/huge", "calendar.too_large")]
    [InlineData("/endless", "calendar.too_large")]
    [InlineData("/round-and-round", "calendar.too_many_redirects")]
    [InlineData("/to-a-file", "calendar.url_not_allowed")]
    [InlineData("/to-nowhere", "calendar.not_served")]
    [InlineData("/gone", "calendar.not_served")]
    [InlineData("/broken-off", "calendar.unreachable")]
    public async Task Trouble_is_refused_by_name(string path, string code)
    {
        await using var elsewhere = await Elsewhere.Start(Troubles);

        Assert.Equal(code, (await Fetch(new Uri(elsewhere.Address, path), OfThisMachine)).Error?.Code);
    }

    [Fact]
    public async Task Five_redirects_are_followed()
    {
        await using var elsewhere = await Elsewhere.Start(Troubles);

        Assert.NotNull((await Fetch(new Uri(elsewhere.Address, "/hop/4"), OfThisMachine)).Value.Body);
        Assert.Equal(
            FeedErrors.TooManyRedirects,
            (await Fetch(new Uri(elsewhere.Address, "/hop/5"), OfThisMachine)).Error
        );
    }

    [Theory]
    [InlineData("/silent")]
    [InlineData("/mute")]
    public async Task Nobody_waits_for_ever(string path)
    {
        await using var elsewhere = await Elsewhere.Start(Troubles);
        var waiting = Stopwatch.StartNew();

        Assert.Equal("calendar.timed_out", (await Fetch(new Uri(elsewhere.Address, path), Impatient)).Error?.Code);
        Assert.True(waiting.Elapsed < OfThisMachine.Patience, $"It took {waiting.Elapsed}.");
    }

    [Fact]
    public async Task Compressed_answers_are_not_unpacked()
    {
        await using var elsewhere = await Elsewhere.Start(Troubles);

        var read = (await Fetch(new Uri(elsewhere.Address, "/packed"), OfThisMachine)).Value;

        Assert.Equal(20, read.Body!.Length);
    }

    [Theory]
    [InlineData("http://localhost/calendar.ics")]
    [InlineData("https://localhost/calendar.ics")]
    [InlineData("http://127.0.0.1/calendar.ics")]
    [InlineData("http://[::1]/calendar.ics")]
    public async Task Without_leave_nothing_of_this_machine_is_reached(string url) =>
        Assert.Equal("calendar.address_not_public", (await Fetch(new Uri(url), new CalendarOptions())).Error?.Code);

    [Fact]
    public async Task Without_leave_a_server_of_this_machine_is_not_even_asked()
    {
        await using var elsewhere = await Elsewhere.Start();
        var url = new Uri(elsewhere.Address, "/calendar.ics");

        Assert.Equal("calendar.url_not_allowed", (await Fetch(url, new CalendarOptions())).Error?.Code);
        Assert.Equal(0, elsewhere.Reads);
    }

    [Fact]
    public async Task Where_nobody_listens_nobody_is_reached()
    {
        Uri address;
        await using (var elsewhere = await Elsewhere.Start())
            address = elsewhere.Address;

        Assert.Equal("calendar.unreachable", (await Fetch(address, OfThisMachine)).Error?.Code);
    }

    private static async Task<Result<FetchedCalendar>> Fetch(Uri url, CalendarOptions options)
    {
        using var fetch = new FetchCalendar(Options.Create(options));
        return await fetch.From(url, null, null, default);
    }

    private static void Troubles(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder server)
    {
        server.MapGet(
            "/huge",
            context =>
            {
                context.Response.ContentLength = 100 * 1024 * 1024;
                return Elsewhere.Endless(context);
            }
        );
        server.MapGet("/endless", Elsewhere.Endless);
        server.MapGet("/silent", Elsewhere.Silent);
        server.MapGet(
            "/mute",
            async context =>
            {
                var gone = new TaskCompletionSource();
                await using var registration = context.RequestAborted.Register(gone.SetResult);
                await gone.Task;
            }
        );
        server.MapGet("/round-and-round", () => Results.Redirect("/round-and-round"));
        server.MapGet("/to-a-file", () => Results.Redirect("file:///etc/passwd"));
        server.MapGet("/to-nowhere", () => Results.StatusCode(302));
        server.MapGet("/gone", () => Results.StatusCode(410));
        server.MapGet(
            "/hop/{left:int}",
            (int left) => Results.Redirect(left == 0 ? "/calendar.ics" : $"/hop/{left - 1}")
        );
        server.MapGet(
            "/broken-off",
            async context =>
            {
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("BEGIN:VCALENDAR");
                await context.Response.Body.FlushAsync();
                context.Abort();
            }
        );
        server.MapGet(
            "/packed",
            context =>
            {
                context.Response.Headers.ContentEncoding = "gzip";
                return context.Response.Body.WriteAsync(new byte[20]).AsTask();
            }
        );
    }
}
