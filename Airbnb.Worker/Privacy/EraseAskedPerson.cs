using System.Net.Mail;
using Airbnb.Core;
using Airbnb.Core.Privacy;
using Airbnb.Core.Privacy.Erasing;
using Airbnb.Worker.Delivery;
using Airbnb.Worker.Notifications;

namespace Airbnb.Worker.Privacy;

/// <summary>Erases somebody, then says so: to an address that by then this process alone knows.</summary>
public sealed partial class EraseAskedPerson(ErasePerson erase, Mailer mailer, ILogger<EraseAskedPerson> logger)
    : IHandleStepwise<ErasureAsked>
{
    public async Task<Result> Handle(ErasureAsked message, CancellationToken ct)
    {
        var erased = await erase.Of(message.UserId, ct);
        if (erased.Error is { } refusal)
            return refusal;
        if (erased.Value is { } farewell)
            await Say(farewell, message.UserId, ct);
        return Result.Done;
    }

    /// <summary>Tried once. To try again, the address would have to be kept; faults that are written down may quote it.</summary>
    private async Task Say(Farewell farewell, Guid userId, CancellationToken ct)
    {
        var reader = new Reader(farewell.Email, farewell.Name, farewell.Language);
        try
        {
            await mailer.Send(reader.Mail("account_erased", userId), ct);
        }
        catch (Exception fault) when (fault is SmtpException or TimeoutException)
        {
            NotSaid(logger, userId, fault.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{UserId} was erased, and could not be told so: {Fault}.")]
    private static partial void NotSaid(ILogger logger, Guid userId, string fault);
}
