using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts;

/// <summary>Takes the token from the mail as proof that the address is the registrant's.</summary>
public sealed class VerifyAccount(AirbnbDb db, VerificationLinks links)
{
    public async Task<Result> With(string token, CancellationToken ct)
    {
        if (links.Read(token) is not { } link)
            return AccountErrors.LinkInvalid;
        // One statement, so that of two clicks, or a click and another registration, one has it.
        var verified = await db
            .Users.Where(user => user.Id == link.UserId && user.PendingRegistration == link.Registration)
            .ExecuteUpdateAsync(
                user =>
                    user.SetProperty(u => u.EmailConfirmed, true).SetProperty(u => u.PendingRegistration, (Guid?)null),
                ct
            );
        return verified == 1 ? Result.Done : AccountErrors.LinkInvalid;
    }
}
