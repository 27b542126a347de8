using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Accounts.TwoFactor;

/// <summary>The second step of a sign-in: the password was right, and now the app, or a recovery code, is.</summary>
public sealed class FinishSignIn(
    AirbnbDb db,
    Challenges challenges,
    CheckCode check,
    LockOut lockOut,
    StartSession start
)
{
    public async Task<Result<SignedIn>> With(string token, string code, Device device, CancellationToken ct)
    {
        if (challenges.Read(token) is not { } challenge)
            return AccountErrors.ChallengeInvalid;
        var guarded = Guarded.Proof("second factor of", challenge.UserId);
        var wait = await lockOut.Try(guarded, ct);
        if (wait > TimeSpan.Zero)
            return AccountErrors.TooManyFailures(wait);
        return await db.InTransaction(() => Finish(challenge, code, device, guarded, ct), ct);
    }

    private async Task<Result<SignedIn>> Finish(
        Challenge challenge,
        string code,
        Device device,
        Guarded[] guarded,
        CancellationToken ct
    )
    {
        var me = await db.LockPerson(challenge.UserId, ct);
        if (me is null || !me.TwoFactorEnabled || me.SecurityStamp != challenge.Stamp)
            return AccountErrors.ChallengeInvalid;
        if (me.SuspendedAt is not null)
            return AccountErrors.Suspended;
        if (!await check.Of(me.Id, code, ct))
            return AccountErrors.SecondFactorWrong;
        await lockOut.Forget([.. guarded, .. Guarded.SignIn(me.NormalizedEmail!, device.Address)], ct);
        var session = start.For(me, device, withSecondFactor: true);
        await db.SaveChangesAsync(ct);
        return session;
    }
}
