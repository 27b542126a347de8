namespace Airbnb.Core.Accounts.TwoFactor;

/// <summary>The app that shows somebody's codes.</summary>
public sealed class Authenticator
{
    private Authenticator() { }

    public Guid UserId { get; private init; }

    /// <summary>Sealed by the key ring: a copy of the database alone makes no codes.</summary>
    public byte[] Secret { get; private init; } = [];

    /// <summary>Of the code that was taken last: none is taken twice, nor one from before it.</summary>
    public long LastStep { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Null until the app has shown a code: before that, nobody is asked for one.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public static Authenticator For(Guid userId, byte[] sealedSecret, DateTimeOffset now) =>
        new()
        {
            UserId = userId,
            Secret = sealedSecret,
            CreatedAt = now,
        };

    public void Confirm(DateTimeOffset now) => ConfirmedAt = now;

    /// <summary>Whether the code of that step is a new one; from now on it is not.</summary>
    public bool Take(long step)
    {
        if (step <= LastStep)
            return false;
        LastStep = step;
        return true;
    }
}

/// <summary>A way in for who has lost the app, as its hash. It works once.</summary>
public sealed class RecoveryCode
{
    public required Guid UserId { get; init; }
    public required byte[] CodeHash { get; init; }
}
