using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Payouts;

public static class PayoutQueries
{
    /// <summary>Payouts are their host's to see, and the platform's.</summary>
    public static IQueryable<Payout> VisibleTo(this IQueryable<Payout> payouts, Caller caller)
    {
        var userId = caller.UserId;
        return Permissions.AllowsEverywhere(caller, Permission.ReadPayout)
            ? payouts
            : payouts.Where(payout => payout.HostId == userId);
    }

    /// <summary>Whatever is weighed against what a host owes goes one after another.</summary>
    public static Task<int> LockHost(this AirbnbDb db, Guid hostId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT FROM users WHERE id = {hostId} FOR NO KEY UPDATE", ct);

    public static Task<Payout?> LockPayout(this AirbnbDb db, Guid payoutId, CancellationToken ct) =>
        db
            .Payouts.FromSql($"SELECT * FROM payouts WHERE id = {payoutId} FOR NO KEY UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(ct);

    public static Task<PayoutReversal?> LockReversal(this AirbnbDb db, Guid reversalId, CancellationToken ct) =>
        db
            .PayoutReversals.FromSql($"SELECT * FROM payout_reversals WHERE id = {reversalId} FOR NO KEY UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(ct);

    public static Task<HostAccount?> LockHostAccount(this AirbnbDb db, Guid userId, CancellationToken ct) =>
        db
            .HostAccounts.FromSql($"SELECT * FROM host_accounts WHERE user_id = {userId} FOR NO KEY UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(ct);
}
