using Airbnb.Core.Persistence;

namespace Airbnb.Core.Accounts.Sessions;

/// <param name="Token">Shown this once: only its hash is kept.</param>
public sealed record SignedIn(Guid SessionId, SessionToken Token, DateTimeOffset ExpiresAt);

/// <summary>Begins a session, in the caller's transaction: whoever asks has made sure who it is, and saves.</summary>
public sealed class StartSession(AirbnbDb db, TimeProvider time)
{
    /// <param name="withSecondFactor">Whether they proved with more than the password who they are.</param>
    public SignedIn For(User user, Device device, bool withSecondFactor = false)
    {
        var token = SessionToken.New();
        var session = Session.Start(user.Id, token, device, time.GetUtcNow(), withSecondFactor, user.Role);
        db.Sessions.Add(session);
        return new SignedIn(session.Id, token, session.ExpiresAt);
    }
}
