using Airbnb.Core;
using Airbnb.Core.Persistence;
using Airbnb.Core.Privacy;
using Airbnb.Core.Privacy.Exports;
using Airbnb.Worker.Delivery;
using Airbnb.Worker.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Privacy;

/// <summary>Makes the copy, then mails where it is. Tried again, it finds the copy made.</summary>
[RetriedForDays]
public sealed class MakeAskedExport(AirbnbDb db, MakeExport make, ExportLinks tokens, Links links, Mailer mailer)
    : IHandleStepwise<ExportAsked>
{
    public async Task<Result> Handle(ExportAsked message, CancellationToken ct)
    {
        var made = await make.Of(message.ExportId, ct);
        if (made.Error is { } refusal)
            return refusal;
        var owner = await db.Users.Where(user => user.Id == made.Value.UserId).Select(Reader.Of).SingleAsync(ct);
        var mail = owner.Mail(
            "export_ready",
            message.ExportId,
            ("link", links.Export(tokens.Write(message.ExportId))),
            ("days", DataExport.LifeTime.TotalDays)
        );
        return await mailer.Send(mail, ct);
    }
}

public sealed class DeleteExpiredExport(EndExport end) : IHandleStepwise<ExportExpired>
{
    public Task<Result> Handle(ExportExpired message, CancellationToken ct) => end.Of(message.ExportId, ct);
}
