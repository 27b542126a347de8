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
        config.Errors.ContentType = Problem.ContentType;
        config.Errors.ProducesMetadataType = typeof(Problem);
        config.Errors.ResponseBuilder = (failures, _, status) => Problems.OfValidation(failures, status);
    }
}
