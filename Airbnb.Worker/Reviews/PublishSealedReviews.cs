using Airbnb.Core;
using Airbnb.Core.Reviews;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Reviews;

public sealed class PublishWhenBothHaveWritten(PublishReviews publish) : IHandle<ReviewWritten>
{
    public Task<Result> Handle(ReviewWritten message, CancellationToken ct) => publish.Of(message.BookingId, ct);
}

public sealed class PublishWhenNobodyCanWrite(PublishReviews publish) : IHandle<ReviewWindowClosed>
{
    public Task<Result> Handle(ReviewWindowClosed message, CancellationToken ct) => publish.Of(message.BookingId, ct);
}
