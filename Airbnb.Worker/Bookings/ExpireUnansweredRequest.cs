using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Bookings;

public sealed class ExpireUnansweredRequest(EndRequest end) : IHandle<RequestDeadlinePassed>
{
    public Task<Result> Handle(RequestDeadlinePassed message, CancellationToken ct) =>
        end.Unanswered(message.BookingId, ct);
}
