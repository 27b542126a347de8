using System.Buffers.Text;
using System.Text.Json;
using Airbnb.Core;

namespace Airbnb.Api.Http;

/// <summary>Part of a list.</summary>
/// <param name="Items">At most <c>limit</c> of them, in order.</param>
/// <param name="Next">Send it as <c>after</c> to read on; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Cuts the page from rows of which one more than the limit was read.</summary>
    public static Page<T> Of<TKey>(List<T> rows, int limit, Func<T, TKey> key) =>
        rows.Count <= limit ? new Page<T>(rows, null) : new Page<T>(rows[..limit], Cursor.Write(key(rows[limit - 1])));
}

/// <summary>Where a list goes on: the sort key of the last item, opaque to clients.</summary>
public static class Cursor
{
    public static readonly Error Invalid = new("cursor.invalid", Kind.Invalid, "This cursor is not one of ours.");

    public static string Write<TKey>(TKey key) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key, Json.Options));

    public static Result<TKey> Read<TKey>(string cursor)
    {
        try
        {
            return JsonSerializer.Deserialize<TKey>(Base64Url.DecodeFromChars(cursor), Json.Options) is { } key
                ? key
                : Invalid;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return Invalid;
        }
    }
}
