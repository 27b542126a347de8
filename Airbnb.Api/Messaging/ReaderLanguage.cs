using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Messaging;

internal static class ReaderLanguage
{
    /// <summary>The words of the language that somebody chose to be written to in.</summary>
    public static async Task<Wording> WordingFor(this AirbnbDb db, Guid userId, CancellationToken ct) =>
        Wording.In(await db.Users.Where(user => user.Id == userId).Select(user => user.Language).SingleAsync(ct));
}
