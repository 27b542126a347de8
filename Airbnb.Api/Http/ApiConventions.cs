using System.Text.Json;
using Airbnb.Core;
using FastEndpoints;

namespace Airbnb.Api.Http;

/// <summary>What holds for every endpoint.</summary>
public static class ApiConventions
{
    public const string Prefix = "api/v1";

    public static void Apply(Config config)
    {
        config.Endpoints.RoutePrefix = Prefix;
        config.Endpoints.ShortNames = true;
        Json.Configure(config.Serializer.Options);
        config.Binding.JsonExceptionTransformer = UnreadableJson.Explain;
        ReadEnums(config.Binding);
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
}
