using Airbnb.Core.Delivery;

namespace Airbnb.Core.Privacy;

/// <summary>Somebody wants a copy of all their data.</summary>
public sealed record ExportAsked(Guid ExportId) : IMessage;

/// <summary>The copy's time is over, or it is not wanted any more: its file has to go.</summary>
public sealed record ExportExpired(Guid ExportId) : IMessage;

/// <summary>Somebody wants to be forgotten.</summary>
public sealed record ErasureAsked(Guid UserId) : IMessage;
