using Airbnb.Core.Delivery;

namespace Airbnb.Core.Accounts;

/// <summary>Somebody registered, and nobody has proved yet that the address is theirs.</summary>
/// <param name="Registration">The address may be registered again before it is verified: which time this was.</param>
public sealed record AccountRegistered(Guid UserId, Guid Registration) : IMessage;

/// <summary>Somebody tried to register with the verified address of an account.</summary>
/// <param name="Registration">Which try this was.</param>
public sealed record RegistrationRepeated(Guid UserId, Guid Registration) : IMessage;

/// <summary>Somebody says that they forgot the password of the account with some address, if there is one.</summary>
/// <param name="RequestId">The row that has the address.</param>
public sealed record PasswordForgotten(Guid RequestId) : IMessage;

/// <summary>The owner of an account wants another address, and has to prove that it is theirs.</summary>
public sealed record EmailChangeRequested(Guid ChangeId) : IMessage;

/// <summary>The new address was proved, and counts.</summary>
public sealed record EmailChanged(Guid ChangeId) : IMessage;

/// <summary>How somebody signs in has changed.</summary>
/// <param name="ChangeId">Which time this was.</param>
public sealed record SignInChanged(Guid UserId, SignInChange What, Guid ChangeId) : IMessage;

/// <summary>Somebody is kept away.</summary>
/// <param name="ActId">The line of the audit log, which says why.</param>
public sealed record AccountSuspended(Guid UserId, Guid ActId) : IMessage;

/// <summary>Somebody who was kept away is welcome again.</summary>
/// <param name="ActId">The line of the audit log.</param>
public sealed record AccountReinstated(Guid UserId, Guid ActId) : IMessage;

/// <summary>What of how somebody signs in can change.</summary>
public enum SignInChange
{
    Password,
    TwoFactorOn,
    TwoFactorOff,
    RecoveryCodes,
    RecoveryCodeUsed,
}
