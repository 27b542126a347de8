namespace Airbnb.Api.Admin.Console.Parts;

/// <summary>Enums in addresses: as in REST, the texts that they are in JSON.</summary>
public static class Choices
{
    public static IEnumerable<string> Of<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => Show.Code(value));

    /// <summary>Null for whatever is none of them.</summary>
    public static T? Read<T>(string? code)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Show.Code(value) == code)
                return value;
        return null;
    }
}
