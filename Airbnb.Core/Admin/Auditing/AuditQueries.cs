namespace Airbnb.Core.Admin.Auditing;

public static class AuditQueries
{
    /// <summary>What somebody did, what was done to something, or one kind of act.</summary>
    public static IQueryable<AuditEntry> Of(
        this IQueryable<AuditEntry> entries,
        Guid? who,
        string? subject,
        string? what
    )
    {
        if (who is not null)
            entries = entries.Where(entry => entry.Who == who);
        if (subject is not null)
            entries = entries.Where(entry => entry.Subject == subject);
        return what is null ? entries : entries.Where(entry => entry.What == what);
    }
}
