using Airbnb.Core;
using Airbnb.Core.Privacy;
using Airbnb.Core.Privacy.Erasing;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Privacy;

public sealed class EraseAskedPerson(ErasePerson erase) : IHandleStepwise<ErasureAsked>
{
    public Task<Result> Handle(ErasureAsked message, CancellationToken ct) => erase.Of(message.UserId, ct);
}
