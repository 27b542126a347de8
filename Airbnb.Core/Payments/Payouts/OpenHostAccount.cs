using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Payouts;

/// <summary>Where the host answers what the gateway must know, and where that page leads to.</summary>
public sealed record OnboardingPages(Uri ReturnTo, Uri RefreshAt);

/// <summary>
/// Opens the account to which a host is paid, once however often and by however many requests it is asked for, and
/// links to the page where the host answers what the gateway must know.
/// </summary>
public sealed class OpenHostAccount(AirbnbDb db, IPayoutGateway gateway, FollowHostAccount follow, TimeProvider real)
{
    private const int Tries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task<Result<Uri>> Onboard(Guid userId, OnboardingPages pages, CancellationToken ct)
    {
        await Intend(userId, ct);
        var opened = await Open(userId, ct);
        if (opened.Error is { } refusal)
            return refusal;
        try
        {
            return await gateway.LinkToOnboarding(opened.Value, pages.ReturnTo, pages.RefreshAt, ct);
        }
        catch (GatewayUnavailableException)
        {
            return PaymentErrors.GatewayUnavailable;
        }
    }

    /// <summary>The country is that of the host's first home; those who have none yet are asked by the gateway.</summary>
    private Task<int> Intend(Guid userId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO host_accounts (user_id, gateway, intended_at, country, status)
            VALUES ({userId}, {gateway.Name}, {real.GetUtcNow()},
                    (SELECT place_country FROM listings WHERE host_id = {userId} AND place_country IS NOT NULL
                     ORDER BY id LIMIT 1), 'intended')
            ON CONFLICT (user_id) DO NOTHING
            """,
            ct
        );

    /// <summary>The gateway's id of the account. While a twin of this request opens it, the gateway asks to come again.</summary>
    private async Task<Result<string>> Open(Guid userId, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var account = await db.HostAccounts.AsNoTracking().SingleAsync(account => account.UserId == userId, ct);
            try
            {
                var seen = await Ask(account, ct);
                if (seen.Error is { } refusal)
                    return refusal;
                var followed = await follow.As(seen.Value, ct);
                return followed.Map(_ => seen.Value.Id);
            }
            catch (GatewayUnavailableException)
            {
                if (tries == Tries)
                    return PaymentErrors.GatewayUnavailable;
                await Task.Delay(Pause, real, ct);
            }
        }
    }

    private async Task<Result<GatewayAccount>> Ask(HostAccount account, CancellationToken ct)
    {
        if (account.GatewayId is { } known)
            return await gateway.ReadAccount(known, ct);
        var email = await db.Users.Where(user => user.Id == account.UserId).Select(user => user.Email!).SingleAsync(ct);
        var order = account.OrderFor(email);
        var found = await gateway.FindAccount(order, ct);
        return found.Error == PaymentErrors.NotAtGateway ? await gateway.OpenAccount(order, ct) : found;
    }
}

/// <summary>Takes over how a host's account stands at the gateway.</summary>
public sealed class FollowHostAccount(AirbnbDb db, IPayoutGateway gateway, PlatformClock clock)
{
    /// <summary>Reads it again: an event says no more than that it may have changed.</summary>
    public async Task<Result> Read(string gatewayId, CancellationToken ct)
    {
        while (true)
        {
            var seen = await gateway.ReadAccount(gatewayId, ct);
            if (seen.Error is { } refusal)
                return refusal;
            var news = await As(seen.Value, ct);
            // Two who read at once may write in the wrong order: whoever writes looks once more.
            if (news is not { Succeeded: true, Value: true })
                return news.Error is { } unknown ? unknown : Result.Done;
        }
    }

    /// <summary>Reads the account of that host again, when they have one that cannot be paid to.</summary>
    public async Task<Result> ReadUnlessActive(Guid userId, CancellationToken ct)
    {
        var account = await db.HostAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.UserId == userId, ct);
        return account is { IsActive: false, GatewayId: { } known } ? await Read(known, ct) : Result.Done;
    }

    /// <summary>False when that is nothing new.</summary>
    public Task<Result<bool>> As(GatewayAccount seen, CancellationToken ct) =>
        db.InTransaction<bool>(
            async () =>
            {
                if (
                    seen.Reference is not { } userId
                    || await db.LockHostAccount(userId, ct) is not { } account
                    || (account.GatewayId is { } known && known != seen.Id)
                )
                    return PayoutErrors.UnknownAccount;
                if (!account.Follow(seen, clock.Now))
                    return false;
                db.Publish(new HostAccountChanged(userId));
                await db.SaveChangesAsync(ct);
                return true;
            },
            ct
        );
}
