using System.Linq.Expressions;
using Airbnb.Core;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Http;

/// <summary>A row of a list, by which the list goes on.</summary>
public interface IListed
{
    Guid Id { get; }
}

public static class NewestFirst
{
    /// <summary>A page of the rows, newest first: ids grow with time, so they alone sort and continue the list.</summary>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    public static async Task<Result<Page<TItem>>> ToPage<TRow, TItem>(
        this IQueryable<TRow> rows,
        Expression<Func<TRow, TItem>> item,
        int limit,
        string? after,
        CancellationToken ct
    )
        where TRow : class
        where TItem : IListed
    {
        if (after is not null)
        {
            var last = Cursor.Read<Guid>(after);
            if (last.Error is { } refusal)
                return refusal;
            rows = rows.Where(row => EF.Property<Guid>(row, nameof(IListed.Id)).CompareTo(last.Value) < 0);
        }
        var items = await rows.OrderByDescending(row => EF.Property<Guid>(row, nameof(IListed.Id)))
            .Take(limit + 1)
            .Select(item)
            .ToListAsync(ct);
        return Page<TItem>.Of(items, limit, found => found.Id);
    }
}
