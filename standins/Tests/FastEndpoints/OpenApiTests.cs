using System.Text.Json.Nodes;

namespace StandIns.Tests.Fast;

[Collection(FastApiCollection.Name)]
public sealed class OpenApiTests(FastApi api)
{
    [Fact]
    public void The_document_is_OpenAPI_3_1_with_title_and_version()
    {
        Assert.StartsWith("3.1", api.Document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("""{"title":"Stays","version":"1"}""", api.Document["info"]!.ToJsonString());
    }

    [Fact]
    public void Every_documented_endpoint_has_a_unique_operation_id()
    {
        var ids = Operations(api.Document).Select(operation => operation["operationId"]!.GetValue<string>()).ToArray();
        Assert.Contains("ListListings", ids);
        Assert.Contains("GetManyWays1", ids);
        Assert.Contains("PostManyWays2", ids);
        Assert.DoesNotContain("NotDocumented", ids);
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("get", "docs/listings", "Docs")]
    [InlineData("post", "docs/listings/{listingId}/photos", "Photos")]
    [InlineData("post", "parties", "Parties")]
    public void Tags_come_from_the_route_or_are_given(string verb, string path, string tag)
    {
        var operation = Operation(verb, path);
        Assert.Equal([tag], operation["tags"]!.AsArray().Select(t => t!.GetValue<string>()));
    }

    [Fact]
    public void Operations_say_what_their_summaries_say()
    {
        var operation = Operation("get", "docs/listings");
        Assert.Equal("Finds homes", operation["summary"]!.GetValue<string>());
        Assert.Equal("Only homes that are free.", operation["description"]!.GetValue<string>());
        Assert.Equal("Words to look for.", Parameter(operation, "q")["description"]!.GetValue<string>());
        Assert.Equal("The homes found.", operation["responses"]!["200"]!["description"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(
        "get",
        "docs/listings",
        "query:q,query:from,query:season,query:seasons,query:guests,query:limit,header:X-Trace"
    )]
    [InlineData("get", "docs/listings/{listingId}", "path:listingId!")]
    [InlineData("put", "docs/listings/{listingId}", "path:listingId!,header:If-Match!")]
    [InlineData("post", "docs/listings/{listingId}/photos", "path:listingId!")]
    [InlineData("get", "bind/record", "query:after,query:limit,query:season")]
    [InlineData("get", "bind/nested", "query:limit!,query:text,query:rooms,query:box.west!,query:box.east!")]
    [InlineData(
        "post",
        "bind/sources/{id}/{onlyRoute}",
        "path:id!,path:onlyRoute!,query:onlyQuery,query:level!,header:X-Tenant!,header:If-Match"
    )]
    public void Parameters_are_complete(string verb, string path, string expected)
    {
        var parameters = Operation(verb, path)["parameters"]!
            .AsArray()
            .Select(p => $"{p!["in"]}:{p["name"]}{(p["required"]?.GetValue<bool>() is true ? "!" : string.Empty)}")
            .Where(p =>
                !p.Contains("others", StringComparison.Ordinal) && !p.Contains("guests", StringComparison.Ordinal)
            );
        Assert.Equal(expected.Split(',').Where(p => !p.Contains("guests", StringComparison.Ordinal)), parameters);
    }

    [Theory]
    [InlineData("get", "docs/listings/{listingId}", "listingId", """{"type":"string","format":"uuid"}""")]
    [InlineData("get", "docs/listings", "season", """{"$ref":"#/components/schemas/Season"}""")]
    public void Parameters_have_types(string verb, string path, string name, string schema) =>
        Assert.Equal(schema, Parameter(Operation(verb, path), name)["schema"]!.ToJsonString());

    [Fact]
    public void Bodies_have_only_what_is_in_the_body()
    {
        var body = Body("put", "docs/listings/{listingId}");
        Assert.Equal(
            ["title", "description", "contact", "slug", "price", "place", "rooms", "amenities", "nearby", "season"],
            body["properties"]!.AsObject().Select(property => property.Key)
        );
        var hidden = Body("post", "docs/listings");
        Assert.DoesNotContain("internal", hidden["properties"]!.AsObject().Select(property => property.Key));
    }

    [Theory]
    [InlineData("get", "docs/listings")]
    [InlineData("delete", "docs/listings/{listingId}")]
    [InlineData("get", "docs/listings/{listingId}")]
    public void Requests_without_a_body_have_none(string verb, string path) =>
        Assert.Null(Operation(verb, path)["requestBody"]);

    [Fact]
    public void A_property_can_be_the_whole_body()
    {
        var body = Body("put", "bind/body/{id}");
        Assert.Equal(["x", "y"], body["properties"]!.AsObject().Select(property => property.Key));
    }

    [Fact]
    public void Files_are_uploaded_as_forms()
    {
        var content = Operation("post", "docs/listings/{listingId}/photos")["requestBody"]!["content"]!;
        Assert.Equal(["multipart/form-data"], content.AsObject().Select(type => type.Key));
    }

    [Theory]
    [InlineData("title", "maxLength", "50")]
    [InlineData("description", "minLength", "10")]
    [InlineData("description", "maxLength", "2000")]
    [InlineData("contact", "format", "\"email\"")]
    [InlineData("slug", "pattern", "\"^[a-z-]\\u002B$\"")]
    [InlineData("rooms", "exclusiveMinimum", "0")]
    [InlineData("rooms", "maximum", "50")]
    public void Rules_of_the_validator_are_limits_of_the_body(string property, string limit, string expected)
    {
        var body = Body("put", "docs/listings/{listingId}");
        Assert.Equal(expected, body["properties"]![property]![limit]!.ToJsonString());
    }

    [Fact]
    public void What_must_not_be_null_or_empty_is_required()
    {
        var body = Body("put", "docs/listings/{listingId}");
        var required = body["required"]!.AsArray().Select(name => name!.GetValue<string>());
        Assert.Equal(["amenities", "price", "title"], required.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Enums_are_listed_as_they_are_written()
    {
        var season = api.Document["components"]!["schemas"]!["Season"]!;
        Assert.Equal("""["high_season","low_season"]""", season["enum"]!.ToJsonString());
        Assert.Equal("string", season["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("get", "docs/listings", "200,400,401,403,404")]
    [InlineData("get", "docs/listings/{listingId}", "200,403,404")]
    [InlineData("post", "docs/listings", "201,401,403,404")]
    [InlineData("delete", "docs/listings/{listingId}", "204,401,403,404")]
    [InlineData("put", "docs/listings/{listingId}", "400,401,403,404,409")]
    [InlineData("get", "execute/typed/{id}", "200,400,404")]
    [InlineData("get", "access/signed-in", "204,401")]
    public void Responses_are_complete(string verb, string path, string expected)
    {
        var responses = Operation(verb, path)["responses"]!.AsObject();
        Assert.Equal(expected.Split(','), responses.Select(response => response.Key));
    }

    [Fact]
    public void Problems_have_their_content_type_and_schema()
    {
        var responses = Operation("get", "docs/listings")["responses"]!;
        var invalid = responses["400"]!["content"]!["application/problem+json"]!["schema"]!["$ref"]!;
        Assert.Equal("#/components/schemas/ProblemDetails", invalid.GetValue<string>());
        var missing = responses["404"]!["content"]!["application/problem+json"]!["schema"]!["$ref"]!;
        Assert.Equal("#/components/schemas/Refusal", missing.GetValue<string>());
    }

    [Fact]
    public void Headers_of_responses_are_documented_instead_of_properties()
    {
        var response = Operation("get", "send-headers")["responses"]!["200"]!;
        Assert.Equal(["ETag", "total"], response["headers"]!.AsObject().Select(header => header.Key));
        var schema = api.Document["components"]!["schemas"]!["Tagged"]!;
        Assert.Equal(["name"], schema["properties"]!.AsObject().Select(property => property.Key));
    }

    [Theory]
    [InlineData("docs/listings", """[{"JWTBearerAuth":["host"]}]""")]
    [InlineData("access/signed-in", """[{"JWTBearerAuth":[]}]""")]
    [InlineData("access/scheme", null)]
    public void Closed_operations_name_their_security(string path, string? expected)
    {
        var security = (Operation("get", path))["security"]?.ToJsonString();
        Assert.Equal(expected, security is "[]" ? null : security);
    }

    [Fact]
    public void All_references_lead_somewhere()
    {
        var references = api.Document.ToJsonString().Split("\"$ref\":\"#/components/schemas/").Skip(1);
        var schemas = api.Document["components"]!["schemas"]!.AsObject();
        Assert.All(
            references,
            reference => Assert.True(schemas.ContainsKey(reference.Split('"')[0]), reference.Split('"')[0])
        );
    }

    [Fact]
    public async Task The_document_stays_the_same() =>
        Assert.Equal(
            await api.Client.GetStringAsync("/openapi/v1.json"),
            await api.Client.GetStringAsync("/openapi/v1.json")
        );

    static JsonNode Parameter(JsonNode operation, string name) =>
        operation["parameters"]!
            .AsArray()
            .Single(p => string.Equals(p!["name"]!.GetValue<string>(), name, StringComparison.Ordinal))!;

    static IEnumerable<JsonNode> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!);

    JsonNode Operation(string verb, string path) => api.Document["paths"]!["/api/v1/" + path]![verb]!;

    /// <summary>The schema of the body, which may be one of the named ones.</summary>
    JsonNode Body(string verb, string path)
    {
        var schema = Operation(verb, path)["requestBody"]!["content"]!["application/json"]!["schema"]!;
        var name = (schema["$ref"] ?? schema["oneOf"]?[1]?["$ref"])?.GetValue<string>().Split('/')[^1];
        return name is null ? schema : api.Document["components"]!["schemas"]![name]!;
    }
}
