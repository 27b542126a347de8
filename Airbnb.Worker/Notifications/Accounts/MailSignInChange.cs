using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Notifications.Accounts;

/// <summary>Tells people that how they sign in has changed: if it was not them, they should know at once.</summary>
public sealed class MailSignInChange(AirbnbDb db, Mailer mailer) : IHandleStepwise<SignInChanged>
{
    public async Task<Result> Handle(SignInChanged message, CancellationToken ct)
    {
        var owner = await db
            .Users.Where(user => user.Id == message.UserId)
            .Select(user => new
            {
                Reader = new Reader(user.Email!, user.Name, user.Language),
                CodesLeft = db.RecoveryCodes.Count(code => code.UserId == user.Id),
            })
            .SingleOrDefaultAsync(ct);
        if (owner is null)
            return Error.NotFound;
        var template = $"sign_in.{SnakeCase.Of(message.What.ToString())}";
        return await mailer.Send(owner.Reader.Mail(template, message.ChangeId, ("left", owner.CodesLeft)), ct);
    }
}
