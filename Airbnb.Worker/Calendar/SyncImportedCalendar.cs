using Airbnb.Core;
using Airbnb.Core.Calendar.Feeds.Importing;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Calendar;

public sealed class SyncImportedCalendar(SyncCalendar sync) : IHandleStepwise<CalendarSyncDue>
{
    public Task<Result> Handle(CalendarSyncDue message, CancellationToken ct) => sync.Run(message.SourceId, ct);
}
