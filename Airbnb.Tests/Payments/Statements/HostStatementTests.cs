using System.Globalization;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Tests.Payments.Payouts;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Payments.Statements;

/// <summary>What a host earned, owed and was sent, and what remains.</summary>
[Collection(MovedClock.Name)]
public sealed class HostStatementTests(MovedClockStack stack) : StackTests(stack)
{
    [Fact]
    public async Task Each_change_is_a_line_and_together_they_make_the_balance()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var today = DateOnly.FromDateTime((await App.Now()).UtcDateTime);
        var held = await App.Stay(home);
        var (subtotal, fee) = await PriceOf(held);
        await App.Owe(held, 50_00);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");
        var later = await App.Stay(home, inDays: 10);
        var (laterSubtotal, laterFee) = await PriceOf(later);

        var statement = await Statement(home.Host, today, today.AddDays(30));

        var eur = Assert.Single(statement.At("currencies").EnumerateArray());
        Assert.Equal(0, Amount("opening"));
        Assert.Equal(subtotal + laterSubtotal, Amount("earnings"));
        Assert.Equal(-fee - laterFee, Amount("fees"));
        Assert.Equal(-50_00, Amount("penalties"));
        Assert.Equal(-(subtotal - fee - 50_00), Amount("payouts"));
        Assert.Equal(0, Amount("reversals"));
        Assert.Equal(laterSubtotal - laterFee, Amount("closing"));
        Assert.Equal(await NetOf(home.Host), Amount("closing"));
        Assert.Equal(
            ["earnings", "fee", "penalty", "payout", "earnings", "fee"],
            eur.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("kind").GetString())
        );

        long Amount(string of) => eur.GetProperty(of).GetProperty("amount").GetInt64();
    }

    [Fact]
    public async Task What_one_statement_ends_with_the_next_begins_with()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var today = DateOnly.FromDateTime((await App.Now()).UtcDateTime);
        var held = await App.Stay(home, nights: 6);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");
        await held.Cancel(held.Guest);
        await App.InvariantsHold();

        long? before = null;
        for (var day = today.AddDays(-1); day < today.AddDays(8); day = day.AddDays(1))
        {
            var found = (await Statement(home.Host, day, day.AddDays(1))).At("currencies").EnumerateArray().ToList();
            if (found.Count == 0)
                continue;
            var eur = Assert.Single(found);
            var opening = eur.GetProperty("opening").GetProperty("amount").GetInt64();
            Assert.Equal(before ?? 0, opening);
            before = eur.GetProperty("closing").GetProperty("amount").GetInt64();
            Assert.Equal(
                before - opening,
                new[] { "earnings", "fees", "penalties", "payouts", "reversals" }.Sum(of =>
                    eur.GetProperty(of).GetProperty("amount").GetInt64()
                )
            );
        }
        Assert.Equal(await NetOf(home.Host), before);
    }

    [Fact]
    public async Task A_statement_is_a_table_for_spreadsheets_in_which_nothing_runs()
    {
        var today = DateOnly.FromDateTime((await App.Now()).UtcDateTime);
        var home = await Given.Home();
        var held = await App.Stay(home);
        await App.Execute(
            "UPDATE listings SET title = $2 WHERE id = $1",
            home.Id,
            "=HYPERLINK(\"http://evil\"),\n\"quoted\""
        );
        await App.Owe(held, 12_34);

        var csv = (
            await home.Host.Send(
                HttpMethod.Get,
                $"me/statement?from={Day(today)}&to={Day(today.AddDays(2))}",
                null,
                ("Accept", "text/csv")
            )
        ).Is(200);

        Assert.Equal("text/csv", csv.MediaType);
        Assert.StartsWith(
            $"currency,at,kind,booking,home,amount\r\nEUR,{Day(today)}T00:00:00Z,opening_balance,,,0.00\r\n",
            csv.Body,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $",penalty,{held.Id},\"'=HYPERLINK(\"\"http://evil\"\"),\n\"\"quoted\"\"\",-12.34\r\n",
            csv.Body,
            StringComparison.Ordinal
        );
        Assert.EndsWith("\r\n", csv.Body, StringComparison.Ordinal);
        Assert.Contains(",closing_balance,,,", csv.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=2027-03-01&to=2027-03-01")]
    [InlineData("from=2027-03-02&to=2027-03-01")]
    [InlineData("from=2027-01-01&to=2028-12-31")]
    [InlineData("from=9999-12-31")]
    public async Task A_period_of_no_days_or_too_many_is_refused(string query) =>
        (await (await App.AsHost()).Get($"me/statement?{query}")).Refuses(422, "statement.period");

    [Theory]
    [InlineData("")]
    [InlineData("?from=0001-01-01")]
    [InlineData("?to=9999-12-31&from=9999-12-01")]
    public async Task Whoever_never_hosted_has_an_empty_statement(string query)
    {
        var statement = (await (await App.AsHost()).Get($"me/statement{query}")).Is(200);

        Assert.Empty(statement.At("currencies").EnumerateArray());
    }

    private static async Task<Answer> Statement(Client host, DateOnly from, DateOnly to) =>
        (await host.Get($"me/statement?from={Day(from)}&to={Day(to)}")).Is(200);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<(long Subtotal, long HostFee)> PriceOf(Held held)
    {
        await using var db = App.OpenDb();
        var price = (await db.Bookings.SingleAsync(booking => booking.Id == held.Id)).Price;
        return (price.Subtotal.Amount, price.HostFee.Amount);
    }

    private async Task<long> NetOf(Client host)
    {
        var (payable, receivable) = await App.BalanceOf(host);
        return payable - receivable;
    }
}
