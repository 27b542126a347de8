namespace Airbnb.Tests.Payments.Payouts;

/// <summary>What hosts owe for having cancelled comes out of their payouts.</summary>
[Collection(MovedClock.Name)]
public sealed class PenaltyTests(MovedClockStack stack) : StackTests(stack)
{
    [Fact]
    public async Task What_a_host_owes_is_taken_from_their_next_payout()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);
        var earned = await App.EarnedFor(held);
        await App.Owe(held, 50_00);
        Assert.Equal((earned, 50_00), await App.BalanceOf(home.Host));

        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");

        Assert.Equal([(earned - 50_00, 0)], await App.Transfers(held));
        Assert.Equal(50_00, Assert.Single(await held.Payouts()).Amount("recovered"));
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task Debts_greater_than_a_payout_take_all_of_it_and_the_rest_later()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var first = await App.Stay(home, inDays: 2, nights: 1);
        var second = await App.Stay(home, inDays: 4, nights: 1);
        var (one, other) = (await App.EarnedFor(first), await App.EarnedFor(second));
        await App.Owe(first, one + 10_00);

        await App.ToPayoutOf(first);
        await first.PayoutsBecome("recovered");
        Assert.Equal((other, 10_00), await App.BalanceOf(home.Host));
        await App.ToPayoutOf(second);
        await second.PayoutsBecome("sent");

        Assert.Empty(await App.Transfers(first));
        Assert.Equal([(other - 10_00, 0)], await App.Transfers(second));
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task Payouts_at_the_same_time_take_a_debt_once()
    {
        var host = await App.AsHost();
        await App.Onboard(host);
        var nights = await Given.Nights(2, 2);
        List<Held> stays = [];
        for (var i = 0; i < 6; i++)
            stays.Add(await Given.Confirmed(await Given.Home(host), nights));
        foreach (var held in stays)
            await App.MoneyArrives(held);
        long earned = 0;
        foreach (var held in stays)
            earned += await App.EarnedFor(held);
        await App.Owe(stays[0], 100_00);
        var later = await App.Now() - DateTimeOffset.UtcNow + TimeSpan.FromDays(5);

        await Task.WhenAll(stays.SelectMany(held => Enumerable.Repeat(held, 3)).Select(held => Release(held, later)));

        foreach (var held in stays)
            await held.PayoutsBecome("sent");
        Assert.Equal((0, 0), await App.BalanceOf(host));
        long sent = 0;
        foreach (var held in stays)
            sent += Assert.Single(await App.Transfers(held)).Amount;
        Assert.Equal(earned - 100_00, sent);
        await App.ToPayoutOf(stays[0], days: 5);
    }

    [Fact]
    public async Task A_penalty_that_is_waived_is_not_owed()
    {
        var home = await Given.Home();
        var held = await App.Stay(home);
        var penalty = await App.Owe(held, 50_00);
        var admin = await App.AsAdmin();

        (await Waive(admin, penalty.Id)).Is(204);

        Assert.Equal((await App.EarnedFor(held), 0), await App.BalanceOf(home.Host));
        (await Waive(admin, penalty.Id)).Refuses(409, "penalty.waived");
        var shown = Assert.Single(
            (await admin.Get($"admin/penalties?hostId={home.Host.UserId}")).Is(200).At("items").EnumerateArray()
        );
        Assert.Equal("A pipe burst.", shown.GetProperty("waiver").GetProperty("reason").GetString());
        Assert.Equal(
            await App.Scalar<Guid>("SELECT id FROM users WHERE email = $1", AirbnbApp.AdminEmail),
            shown.GetProperty("waiver").GetProperty("by").GetGuid()
        );
    }

    [Fact]
    public async Task A_penalty_that_was_taken_and_is_waived_is_paid_out_again()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);
        var earned = await App.EarnedFor(held);
        var penalty = await App.Owe(held, 50_00);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("sent");

        (await Waive(await App.AsAdmin(), penalty.Id)).Is(204);

        await held.PayoutsBecome("sent", "sent");
        Assert.Equal(earned, (await App.Transfers(held)).Sum(transfer => transfer.Amount));
        Assert.Equal((0, 0), await App.BalanceOf(home.Host));
    }

    [Fact]
    public async Task Only_admins_waive_penalties()
    {
        var held = await App.Stay(await Given.Home());
        var penalty = await App.Owe(held, 50_00);

        (await Waive(held.Home.Host, penalty.Id)).Refuses(403, "forbidden");
        (await held.Home.Host.Get("admin/penalties")).Refuses(403, "forbidden");
        (await Waive(await App.AsAdmin(), Guid.NewGuid())).Refuses(404, "not_found");

        Assert.Equal(50_00, (await App.BalanceOf(held.Home.Host)).Receivable);
    }

    private static Task<Answer> Waive(Client by, Guid penalty) =>
        by.Post($"admin/penalties/{penalty}/waiver", new { reason = "A pipe burst." });

    private async Task Release(Held held, TimeSpan later)
    {
        await using var db = App.OpenDb();
        Assert.True((await App.ReleaseHere(db, later).Of(held.Id, 0, default)).Succeeded);
    }
}
