using System.Text;
using System.Text.Json;
using Airbnb.Tests.Http;
using Airbnb.Tests.Notifications;

namespace Airbnb.Tests.Reviews;

/// <summary>
/// Until both have written, or can no longer, nobody reads what one side wrote, and only that side knows that it did:
/// through no route there is, nor the feed, nor the mail, nor what the Worker was told.
/// </summary>
[Collection(Alone.Name)]
public sealed class SealedReviewTests(SharedStack stack) : StackTests(stack)
{
    /// <summary>
    /// These end what the test goes by: sessions, the home, and the seal itself. And a stream does not end; what it tells
    /// is read from tables that are looked at as well.
    /// </summary>
    private static readonly string[] NotAsked =
    [
        "GET /api/v1/threads/events",
        "DELETE /api/v1/sessions/{sessionId}",
        "DELETE /api/v1/sessions/current",
        "DELETE /api/v1/listings/{id}",
        "POST /api/v1/bookings/{id}/reviews",
    ];

    private readonly string word = $"Zwetschgen{Guid.NewGuid():N}";

    private Reviewing Reviewing => new(App);

    [Theory]
    [InlineData("guest")]
    [InlineData("host")]
    public async Task No_route_tells_what_the_other_side_wrote(string author)
    {
        var held = await Reviewing.Completed();
        var (writer, other) = author == "guest" ? (held.Guest, held.Home.Host) : (held.Home.Host, held.Guest);
        var untouched = await Reviewing.Of(other, held);
        object review = author == "guest" ? Reviewing.OfGuest(1, word) : Reviewing.OfHost(word);
        var written = (await Reviewing.Write(writer, held, review)).Is(201);
        var world = await WorldOf(held);
        await App.InvariantsHold(); // nothing is under way that could tell of it yet

        var told = new StringBuilder(written.Body);
        foreach (var reader in new[] { other, App.Anonymous, await App.AsAdmin() })
        foreach (var route in Samples.All.Keys.Except(NotAsked).Where(IsRead))
            if (reader.Token is not null || Samples.All[route](world).IsOpen)
                told.AppendLine((await Ask(route, world, reader)).Body);
        told.AppendLine((await Reviewing.Of(writer, held)).Body);
        foreach (var route in Samples.All.Keys.Except(NotAsked).Where(route => !IsRead(route)))
            told.AppendLine((await Ask(route, world, other)).Body);
        foreach (var person in new[] { writer, other })
            told.Append(string.Join('\n', await person.Feed()))
                .Append(string.Join('\n', await App.Mailbox.To(person.Email)));

        Assert.Contains("Blue door by the canal", told.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(word, told.ToString(), StringComparison.Ordinal);
        Assert.Equal(untouched.Body, (await Reviewing.Of(other, held)).Body);
        var admins = await Reviewing.Of(await App.AsAdmin(), held);
        Assert.Equal(JsonValueKind.Null, admins.At("writtenAt").ValueKind);
        Assert.Equal(
            0,
            (await App.Anonymous.Get($"users/{other.UserId}")).Is(200).At("asGuest.reviewCount").GetInt32()
        );
        Assert.Equal("", await ElsewhereInTheDatabase());

        (await Reviewing.Write(other, held, author == "guest" ? Reviewing.OfHost() : Reviewing.OfGuest(5))).Is(201);
        Assert.Contains(word, (await Reviewing.Published(held, 2)).Body, StringComparison.Ordinal);
    }

    /// <summary>The words rest in one table alone: in no message, deadline, stored answer or notice.</summary>
    private async Task<string> ElsewhereInTheDatabase()
    {
        var tables = await App.Scalar<string[]>(
            """
            SELECT array_agg(relname::text) FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'sealed_reviews'
            """
        );
        var found = new List<string>();
        foreach (var table in tables)
            if (await App.Scalar<bool>($"SELECT EXISTS (SELECT FROM \"{table}\" t WHERE t::text LIKE '%{word}%')"))
                found.Add(table);
        return string.Join(", ", found);
    }

    private static bool IsRead(string route) => route.StartsWith("GET ", StringComparison.Ordinal);

    private static Task<Answer> Ask(string route, World world, Client reader)
    {
        var sample = Samples.All[route](world);
        return new BadRequest(route, sample with { Caller = reader }).Send();
    }

    private async Task<World> WorldOf(Held held)
    {
        var world = await World.In(App);
        return world with
        {
            Guest = held.Guest,
            Host = held.Home.Host,
            Home = held.Home.Id,
            Booking = held.Id,
            Payment = await App.Scalar<Guid>("SELECT id FROM payments WHERE booking_id = $1", held.Id),
        };
    }
}
