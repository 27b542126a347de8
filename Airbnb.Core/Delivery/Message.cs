using System.Collections.Frozen;
using System.Text.Json;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Delivery;

/// <summary>A fact about something that happened: past tense, ids and values only.</summary>
public interface IMessage;

/// <summary>Names of messages on the wire: <c>BookingConfirmed</c> is <c>booking_confirmed</c>.</summary>
public static class Messages
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly FrozenDictionary<string, Type> Types = typeof(IMessage)
        .Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IMessage)) && type is { IsAbstract: false, IsInterface: false })
        .ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    public static string NameOf(Type type) => SnakeCase.Of(type.Name);

    public static string NameOf<T>()
        where T : IMessage => NameOf(typeof(T));

    public static string ToJson(IMessage message) => JsonSerializer.Serialize(message, message.GetType(), Json);

    /// <summary>Reads a message back; null when nothing in this build has that name.</summary>
    public static IMessage? FromJson(string name, string json) =>
        Types.TryGetValue(name, out var type) ? (IMessage?)JsonSerializer.Deserialize(json, type, Json) : null;
}
