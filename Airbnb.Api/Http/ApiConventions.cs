using System.Globalization;
using System.Text.Json;
using Airbnb.Core;
using FastEndpoints;

namespace Airbnb.Api.Http;

/// <summary>What holds for every endpoint.</summary>
public static class ApiConventions
{
    public const string Prefix = "api/v1";

    /// <summary>ISO 8601 with an offset, or Z: an instant, not a local time.</summary>
    private static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    public static void Apply(Config config)
    {
        config.Endpoints.RoutePrefix = Prefix;
        config.Endpoints.ShortNames = true;
        Json.Configure(config.Serializer.Options);
        config.Binding.JsonExceptionTransformer = UnreadableJson.Explain;
        ReadEnums(config.Binding);
        ReadValues(config.Binding);
        config.Errors.ContentType = Problem.ContentType;
        config.Errors.ProducesMetadataType = typeof(Problem);
        config.Errors.ResponseBuilder = (failures, _, status) => Problems.OfValidation(failures, status);
    }

    /// <summary>In routes and queries enums are the texts that they are in JSON; no numbers, no other spelling.</summary>
    private static void ReadEnums(BindingOptions binding)
    {
        var types = typeof(Error).Assembly.GetTypes().Concat(typeof(ApiConventions).Assembly.GetTypes());
        foreach (var type in types.Where(type => type.IsEnum))
        {
            var values = Enum.GetValues(type)
                .Cast<object>()
                .ToDictionary(
                    value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()!),
                    StringComparer.Ordinal
                );
            binding.ValueParserFor(
                type,
                raw => values.TryGetValue(raw.ToString(), out var value) ? new(true, value) : new(false, null)
            );
        }
    }

    /// <summary>So are numbers, days and ids: whatever the culture, and 01/02/2027 is no day.</summary>
    private static void ReadValues(BindingOptions binding)
    {
        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        const NumberStyles Real = Whole | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var invariant = CultureInfo.InvariantCulture;
        binding.ValueParserFor<int>(raw => new(int.TryParse(raw, Whole, invariant, out var value), value));
        binding.ValueParserFor<long>(raw => new(long.TryParse(raw, Whole, invariant, out var value), value));
        binding.ValueParserFor<double>(raw =>
            new(double.TryParse(raw, Real, invariant, out var value) && double.IsFinite(value), value)
        );
        binding.ValueParserFor<DateOnly>(raw =>
            new(DateOnly.TryParseExact(raw, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var value), value)
        );
        binding.ValueParserFor<TimeOnly>(raw =>
            new(
                TimeOnly.TryParseExact(raw, ["HH:mm", "HH:mm:ss"], invariant, DateTimeStyles.None, out var value),
                value
            )
        );
        binding.ValueParserFor<DateTimeOffset>(raw =>
            new(
                DateTimeOffset.TryParseExact(raw, Instants, invariant, DateTimeStyles.AssumeUniversal, out var value),
                value
            )
        );
        binding.ValueParserFor<Guid>(raw => new(Guid.TryParseExact(raw, "D", out var value), value));
    }
}
