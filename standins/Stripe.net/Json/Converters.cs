using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Times are whole seconds since 1970, in UTC.</summary>
internal sealed class UnixTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var seconds = reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetInt64(),
            JsonTokenType.String when long.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var number) =>
                number,
            _ => throw new JsonException("A time is a number of seconds."),
        };
        return seconds < 0
            ? throw new JsonException("A time cannot be before 1970.")
            : DateTime.UnixEpoch.AddSeconds(seconds);
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((long)(value.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds);
}

/// <summary>Reads an interface by the <c>object</c> property, and null for kinds that have no class here.</summary>
internal sealed class KindConverter : JsonConverterFactory
{
    private static readonly Dictionary<string, Type> Kinds = new(StringComparer.Ordinal)
    {
        ["account"] = typeof(Account),
        ["account_link"] = typeof(AccountLink),
        ["balance_transaction"] = typeof(BalanceTransaction),
        ["charge"] = typeof(Charge),
        ["customer"] = typeof(Customer),
        ["dispute"] = typeof(Dispute),
        ["event"] = typeof(Event),
        ["payment_intent"] = typeof(PaymentIntent),
        ["payment_method"] = typeof(PaymentMethod),
        ["refund"] = typeof(Refund),
        ["setup_intent"] = typeof(SetupIntent),
        ["transfer"] = typeof(Transfer),
        ["transfer_reversal"] = typeof(TransferReversal),
        ["webhook_endpoint"] = typeof(WebhookEndpoint),
    };

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert == typeof(IHasObject) || typeToConvert == typeof(IBalanceTransactionSource);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ByKind<>).MakeGenericType(typeToConvert));

    private sealed class ByKind<T> : JsonConverter<T>
        where T : class
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var element = JsonElement.ParseValue(ref reader);
            if (
                !element.TryGetProperty("object", out var kind)
                || !Kinds.TryGetValue(kind.GetString() ?? "", out var type)
                || !type.IsAssignableTo(typeof(T))
            )
            {
                return null;
            }

            var entity = (T)element.Deserialize(type, options);
            StripeEntity.Keep(entity, element.GetRawText());
            return entity;
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }
}

/// <summary>A list is an object with a <c>data</c> array, although it can be enumerated.</summary>
internal sealed class ListConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(StripeList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()));

    private sealed class Of<T> : JsonConverter<StripeList<T>>
    {
        public override StripeList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var page = JsonSerializer.Deserialize<Page<T>>(ref reader, options);
            return new StripeList<T>
            {
                Object = page.Object,
                Data = page.Data,
                HasMore = page.HasMore,
                Url = page.Url,
            };
        }

        public override void Write(Utf8JsonWriter writer, StripeList<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Page<T>(value.Object, value.Data, value.HasMore, value.Url), options);
    }

    private static T ReadItem<T>(JsonElement item, JsonSerializerOptions options)
    {
        var entity = item.Deserialize<T>(options);
        StripeEntity.Keep(entity, item.GetRawText());
        return entity;
    }

    private sealed record Page<T>(string Object, List<T> Data, bool HasMore, string Url);
}
