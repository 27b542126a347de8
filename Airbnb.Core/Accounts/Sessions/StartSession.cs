using Airbnb.Core.Persistence;

namespace Airbnb.Core.Accounts.Sessions;

/// <param name="Token">Shown this once: only its hash is kept.</param>
public sealed record SignedIn(Guid SessionId, SessionToken Token, DateTimeOffset ExpiresAt);

/// <summary>Begins a session, in the caller's transaction: whoever asks has made sure who it is, and saves.</summary>
public sealed class StartSession(AirbnbDb db, TimeProvider time)
{
    public SignedIn For(Guid userId, Device device)
    {
        var token = SessionToken.New();
        var session = Session.Start(userId, token, device, time.GetUtcNow());
        db.Sessions.Add(session);
        return new SignedIn(session.Id, token, session.ExpiresAt);
    }
}
