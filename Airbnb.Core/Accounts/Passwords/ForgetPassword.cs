using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Identity;

namespace Airbnb.Core.Accounts.Passwords;

/// <summary>
/// Asks for a mail that leads back in. Whether anybody has the address is looked up later, elsewhere: here known and
/// unknown ones cost the same because the same is done.
/// </summary>
public sealed class ForgetPassword(AirbnbDb db, ILookupNormalizer normalizer, TimeProvider time)
{
    public async Task<Result> Of(string email, CancellationToken ct)
    {
        db.PublishForgotten(normalizer.NormalizeEmail(email), time.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}

internal static class ForgottenPasswords
{
    public static void PublishForgotten(this AirbnbDb db, string address, DateTimeOffset now)
    {
        var forgotten = new ForgottenPassword { Address = address, AskedAt = now };
        db.ForgottenPasswords.Add(forgotten);
        db.Publish(new PasswordForgotten(forgotten.Id));
    }
}
