using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Standings;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Standings;

/// <summary>How a year of a host's is counted. The year is made up, and rolled back.</summary>
public sealed class FiguresTests(SharedStack stack) : SharedStackTests(stack)
{
    private static readonly DateOnly Day = new(2027, 4, 1);
    private static readonly DateTimeOffset At = Day.Begin();

    private Held template = null!;
    private Guid Host { get; } = Guid.CreateVersion7();

    [Theory]
    [InlineData("status = 'completed'", 1)]
    [InlineData("status = 'in_stay'", 0)]
    [InlineData("status = 'cancelled_by_guest'", 0)]
    [InlineData("check_out_at = '2027-04-01T00:00:00Z'", 1)]
    [InlineData("check_out_at = '2027-04-01T00:00:01Z'", 0)]
    [InlineData("check_in_at = '2026-03-28T15:00:00Z', check_out_at = '2026-04-01T00:00:00Z'", 0)]
    [InlineData("check_in_at = '2026-03-28T15:00:00Z', check_out_at = '2026-04-01T00:00:01Z'", 1)]
    public Task Stays_that_ended_in_the_year_count(string change, int stays) =>
        InAYear(async db =>
        {
            await Stays(db, 1);
            await Run(db, $"UPDATE bookings SET {change} WHERE host_id = {{0}}");

            var figures = await Figures(db);

            Assert.Equal((stays, 4 * stays), (figures.Stays, figures.Nights));
        });

    [Theory]
    [InlineData("host", "2027-01-01T00:00:00Z", false, 1)]
    [InlineData("host", "2027-01-01T00:00:00Z", true, 0)]
    [InlineData("host", "2026-03-01T00:00:00Z", false, 0)]
    [InlineData("host", "2027-04-01T00:00:01Z", false, 0)]
    [InlineData("guest", "2027-01-01T00:00:00Z", false, 0)]
    public Task Cancellations_of_the_host_count_unless_they_were_let_pass(
        string by,
        string at,
        bool isWaived,
        int cancellations
    ) =>
        InAYear(async db =>
        {
            await Stays(db, 1, $"cancelled_by_{by}");
            await Run(
                db,
                """
                INSERT INTO cancellations (booking_id, by, at, kept_lines, kept_host_fee, kept_total, refund_amount,
                    currency, is_grace, rule)
                SELECT id, {1}, {2}::timestamptz, '[]', 0, 0, 0, currency, false, 'test'
                FROM bookings WHERE host_id = {0}
                """,
                by,
                at
            );
            await Run(
                db,
                """
                INSERT INTO host_penalties (id, booking_id, host_id, amount, currency, rule, imposed_at, waived_by,
                    waived_at, waiver_reason)
                SELECT gen_random_uuid(), id, host_id, 1, currency, 'test', now(), host_id, now(), 'A pipe burst.'
                FROM bookings WHERE host_id = {0} AND {1}
                """,
                isWaived
            );

            Assert.Equal(cancellations, (await Figures(db)).Cancellations);
        });

    [Fact]
    public Task Reviews_that_can_be_read_count() =>
        InAYear(async db =>
        {
            await Stays(db, 4);
            await Reviews(db, stars: 4);
            await Run(
                db,
                """
                UPDATE reviews SET removed_at = now() WHERE id = (SELECT min(id::text)::uuid FROM reviews
                    WHERE subject_id = {0})
                """
            );

            var figures = await Figures(db);

            Assert.Equal((3, 12), (figures.Reviews, figures.Stars));
        });

    /// <summary>Each with its age in days, and the hours it took to answer; -1 for never.</summary>
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("1:1 2:24 3:25 4:-1", 4, 2)]
    [InlineData("0.5:-1 0.5:1", 1, 1)] // there is time to answer the first yet
    [InlineData("40:1 89:1 91:1", 2, 2)]
    [InlineData("1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 40:-1 41:-1 42:-1", 10, 8)]
    [InlineData("1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:-1 10:1 40:-1", 10, 9)]
    [InlineData("1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:-1 10:1 11:1 12:-1", 12, 10)]
    public Task Answers_within_a_day_count_of_the_last_month_or_of_the_latest_ten(
        string enquiries,
        int asked,
        int answered
    ) =>
        InAYear(async db =>
        {
            foreach (var enquiry in enquiries.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                await Ask(db, At, enquiry);

            var figures = await Figures(db);

            Assert.Equal((asked, answered), (figures.Asked, figures.Answered));
        });

    [Fact]
    public Task A_host_who_earns_it_is_a_superhost_with_all_their_homes_until_they_do_not() =>
        InAYear(async db =>
        {
            await Stays(db, 10);
            await Reviews(db, stars: 5);
            var look = new LookAtStandings(db, new ReadFigures(db), new PlatformClock(TimeProvider.System));

            Assert.True((await look.On(Day, default)).Succeeded);
            Assert.True((await look.On(Day, default)).Succeeded); // as after a crash
            db.Listings.Add(Listing.Draft(Host, new ListingDetails { Title = "Another" }, At));
            await db.SaveChangesAsync();
            Assert.Equal("true true,true", await Shown(db));

            await Run(db, "UPDATE reviews SET scores_overall = 4 WHERE subject_id = {0}");
            Assert.True((await look.On(Day.AddMonths(-3), default)).Succeeded); // late: overrules nothing
            Assert.Equal("true true,true", await Shown(db));
            Assert.True((await look.On(Quarters.After(Day), default)).Succeeded);
            Assert.Equal("false false,false", await Shown(db));

            var past = await db.Standings.Where(s => s.HostId == Host).OrderBy(s => s.Period).ToListAsync();
            Assert.Equal([Day, Quarters.After(Day)], past.Select(standing => standing.Period));
            Assert.Equal([true, false], past.Select(standing => standing.IsSuperhost));
            Assert.Equal(new HostFigures(10, 40, 0, 10, 50, 0, 0), past[0].Figures);
        });

    private async Task InAYear(Func<AirbnbDb, Task> test)
    {
        template = await Given.Held();
        await using var db = App.OpenDb();
        await using var made = await db.Database.BeginTransactionAsync();
        var host = People.Somebody("Hugo Host");
        host.Id = Host;
        db.Users.Add(host);
        db.Listings.Add(Listing.Draft(Host, new ListingDetails { Title = "One" }, At));
        await db.SaveChangesAsync();
        await test(db);
        await made.RollbackAsync();
    }

    private Task<HostFigures> Figures(AirbnbDb db) => new ReadFigures(db).Of(Host, At, default);

    /// <summary>Stays of four nights that ended in the year.</summary>
    private Task Stays(AirbnbDb db, int count, string status = "completed") =>
        Run(
            db,
            """
            INSERT INTO bookings SELECT made.* FROM bookings b, generate_series(1, {2}) AS nth,
                jsonb_populate_record(b, jsonb_build_object('nth', nth, 'id', gen_random_uuid(), 'host_id', {0}, 'status', {3},
                    'check_in', '2027-01-01', 'check_out', '2027-01-05',
                    'check_in_at', '2027-01-01T15:00:00Z', 'check_out_at', '2027-01-05T11:00:00Z')) AS made
            WHERE b.id = {1}
            """,
            template.Id,
            count,
            status
        );

    private Task Reviews(AirbnbDb db, int stars) =>
        Run(
            db,
            """
            INSERT INTO reviews (id, booking_id, listing_id, by, author_id, subject_id, scores_overall,
                scores_cleanliness, scores_accuracy, scores_check_in, scores_communication, scores_location,
                scores_value, text, language, written_at, published_at)
            SELECT gen_random_uuid(), id, listing_id, 'guest', guest_id, host_id, {1}, 5, 5, 5, 5, 5, 5, '', 'en',
                check_out_at, check_out_at
            FROM bookings WHERE host_id = {0}
            """,
            stars
        );

    private async Task Ask(AirbnbDb db, DateTimeOffset now, string enquiry)
    {
        var parts = enquiry.Split(':').Select(part => double.Parse(part, null)).ToList();
        var (asked, thread) = (now.AddDays(-parts[0]), Guid.CreateVersion7());
        var guest = People.Somebody("Gwen Guest");
        db.Users.Add(guest);
        await db.SaveChangesAsync();
        await Run(
            db,
            """
            INSERT INTO threads (id, listing_id, guest_id, host_id, message_count, created_at, last_message_at)
            VALUES ({1}, {2}, {3}, {0}, 1, {4}, {4})
            """,
            thread,
            template.Home.Id,
            guest.Id,
            asked
        );
        await Run(
            db,
            """
            INSERT INTO enquiries (id, thread_id, host_id, asked_at, answered_at)
            VALUES (gen_random_uuid(), {1}, {0}, {2}, {2} + CASE WHEN {3} >= 0 THEN make_interval(hours => {3}) END)
            """,
            thread,
            asked,
            (int)parts[1]
        );
    }

    private async Task<string> Shown(AirbnbDb db) =>
        await db
            .Database.SqlQuery<string>(
                $"""
                SELECT u.superhost || ' ' || string_agg(l.superhost::text, ',') AS "Value"
                FROM users u JOIN listings l ON l.host_id = u.id WHERE u.id = {Host} GROUP BY u.id
                """
            )
            .SingleAsync();

    private Task Run(AirbnbDb db, string sql, params object[] values) =>
        db.Database.ExecuteSqlRawAsync(sql, [Host, .. values]);
}
