using Airbnb.Core.Accounts;
using Airbnb.Core.Messaging.Masking;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Messaging;

/// <summary>Takes contact details out of what is written, until a stay of one at the other's was confirmed.</summary>
public sealed class HideContacts(AirbnbDb db)
{
    /// <summary>So many messages may a number be sent in.</summary>
    private const int Pieces = 8;

    /// <summary>The text as both sides of a locked thread may read it.</summary>
    public async Task<MaskedText> In(string text, MessageThread thread, Guid senderId, CancellationToken ct) =>
        await db.KnowOneAnother(thread.GuestId, thread.HostId, ct)
            ? new MaskedText(text, IsMasked: false)
            : ContactDetails.MaskIn(text, await SaidBefore(thread, senderId, ct));

    /// <summary>What one of the two reads as the other's name. People have been known to be named like a mail address.</summary>
    public static string InName(string name, bool knowOneAnother) =>
        knowOneAnother ? name : ContactDetails.MaskIn(GivenName.Of(name)).Text;

    /// <summary>The last messages of this side, the oldest first.</summary>
    private async Task<IEnumerable<string>> SaidBefore(MessageThread thread, Guid senderId, CancellationToken ct)
    {
        var (guestId, isGuest) = (thread.GuestId, senderId == thread.GuestId);
        var said = await db
            .Messages.Where(message => message.ThreadId == thread.Id)
            .Where(message => message.SenderId != null && (message.SenderId == guestId) == isGuest)
            .OrderByDescending(message => message.Number)
            .Take(Pieces)
            .Select(message => message.Text!)
            .ToListAsync(ct);
        return Enumerable.Reverse(said);
    }
}
