using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Airbnb.Core.Persistence;

/// <summary>Stores an enum as the snake_case text that the API shows too.</summary>
public sealed class EnumAsSnakeCase<TEnum>()
    : ValueConverter<TEnum, string>(value => ToText(value), text => FromText(text))
    where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, string> Texts = Enum.GetValues<TEnum>()
        .ToDictionary(value => value, value => SnakeCase.Of(value.ToString()));

    private static readonly Dictionary<string, TEnum> Values = Texts.ToDictionary(
        pair => pair.Value,
        pair => pair.Key,
        StringComparer.Ordinal
    );

    public static string ToText(TEnum value) => Texts[value];

    public static TEnum FromText(string text) => Values[text];
}
