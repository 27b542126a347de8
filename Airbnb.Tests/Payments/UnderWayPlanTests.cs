using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Reconciling;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Airbnb.Tests.Listings.Search;
using Airbnb.Tests.Races;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Payments;

/// <summary>What each hour's look asks the database, among many payments that are over.</summary>
public sealed class UnderWayPlanTests(SharedStack stack) : StillTests(stack)
{
    private const string ManyThatAreOver = """
        INSERT INTO charges (id, payment_id, gateway, amount, currency, created_at, status, captures_later, gateway_id, fee,
                             ended_at)
        SELECT gen_random_uuid(), payment_id, gateway, amount, currency, created_at, status, false, 'pi_' || n, 1,
               created_at - interval '60 days'
        FROM charges, generate_series(1, 5000) n;
        ANALYZE charges;
        """;

    [Fact]
    public async Task What_is_under_way_is_found_by_an_index_however_much_is_over()
    {
        await Confirmed();
        var explained = new ExplainedCommands(runs: false);
        var connection = await Platform.Use<AirbnbDb, string>(async db =>
        {
            await db.Database.ExecuteSqlRawAsync(ManyThatAreOver);
            return db.Database.GetConnectionString()!;
        });
        await using var db = new AirbnbDb(
            new DbContextOptionsBuilder<AirbnbDb>().UseNpgsql(connection).AddInterceptors(explained).Options
        );

        await Platform.Use<IPaymentGateway>(gateway => Repair(db, gateway).UnderWay(default));

        Assert.NotEmpty(explained.Commands);
        Assert.DoesNotContain(
            explained.Commands,
            command => command.Plan.Contains("Seq Scan on charges", StringComparison.Ordinal)
        );
    }

    private static RepairBooks Repair(AirbnbDb db, IPaymentGateway gateway)
    {
        var clock = new PlatformClock(TimeProvider.System);
        return new RepairBooks(
            db,
            gateway,
            new SettleCharge(db, clock),
            new FollowRefund(db, new AdoptRefund(db, clock), clock),
            new FollowDispute(db, clock),
            new SendOn(db, clock)
        );
    }
}
