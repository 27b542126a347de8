using Airbnb.Core;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Listings;

public sealed class ForgetUnacceptedInvitation(ForgetInvitation forget) : IHandle<CoHostInvitationExpired>
{
    public Task<Result> Handle(CoHostInvitationExpired message, CancellationToken ct) =>
        forget.Of(message.CoHostId, ct);
}
