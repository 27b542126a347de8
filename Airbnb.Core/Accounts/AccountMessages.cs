using Airbnb.Core.Delivery;

namespace Airbnb.Core.Accounts;

/// <summary>Somebody registered, and nobody has proved yet that the address is theirs.</summary>
/// <param name="Registration">The address may be registered again before it is verified: which time this was.</param>
public sealed record AccountRegistered(Guid UserId, Guid Registration) : IMessage;

/// <summary>Somebody tried to register with the verified address of an account.</summary>
/// <param name="Registration">Which try this was.</param>
public sealed record RegistrationRepeated(Guid UserId, Guid Registration) : IMessage;
