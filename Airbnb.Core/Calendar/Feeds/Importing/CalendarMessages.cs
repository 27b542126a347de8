using Airbnb.Core.Delivery;

namespace Airbnb.Core.Calendar.Feeds.Importing;

/// <summary>It is time to look at another platform's calendar (again).</summary>
public sealed record CalendarSyncDue(Guid SourceId) : IMessage;
