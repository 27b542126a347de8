using Airbnb.Core.Delivery;

namespace Airbnb.Core.Listings.CoHosts;

/// <summary>A host asks whoever has an address to work on a home with them.</summary>
public sealed record CoHostInvited(Guid CoHostId) : IMessage;

/// <summary>Somebody whom the host asked said yes.</summary>
public sealed record CoHostAccepted(Guid CoHostId) : IMessage;

/// <summary>The time to accept an invitation is over.</summary>
public sealed record CoHostInvitationExpired(Guid CoHostId) : IMessage;
