using System.Text.Json.Nodes;

namespace StandIns.Tests.Fast;

/// <summary>Where the document says more than that of the original, which leaves these things out or wrong.</summary>
[Collection(FastApiCollection.Name)]
public sealed class OpenApiDetailTests(FastApi api)
{
    [Theory]
    [InlineData("q", """{"maxLength":80,"type":"string"}""")]
    [InlineData("limit", """{"maximum":100,"minimum":1,"type":"integer","format":"int32"}""")]
    [InlineData("guests", """{"exclusiveMinimum":0,"type":"integer","format":"int32"}""")]
    [InlineData("from", """{"type":"string","format":"date"}""")]
    [InlineData("seasons", """{"type":"array","items":{"$ref":"#/components/schemas/Season"}}""")]
    public void Rules_of_the_validator_are_limits_of_parameters(string name, string schema) =>
        Assert.Equal(schema, Parameter(name)["schema"]!.ToJsonString());

    [Fact]
    public void A_parameter_that_must_not_be_null_is_required() =>
        Assert.True(Parameter("guests")["required"]!.GetValue<bool>());

    [Fact]
    public void Defaults_of_constructors_are_documented()
    {
        var parameters = Operation("get", "bind/record")["parameters"]!.AsArray();
        Assert.Equal("20", parameters[1]!["schema"]!["default"]!.ToJsonString());
        Assert.Equal("\"low_season\"", parameters[2]!["schema"]!["default"]!.ToJsonString());
    }

    [Fact]
    public void Operations_that_anyone_may_call_say_so() =>
        Assert.Equal("[]", Operation("get", "docs/listings/{listingId}")["security"]!.ToJsonString());

    [Fact]
    public void Rules_of_nested_validators_are_limits_inside_the_body()
    {
        var body = api.Document["components"]!["schemas"]!["ChangeListing"]!["properties"]!;
        var place = body["place"]!;
        Assert.Equal("""["null","object"]""", place["type"]!.ToJsonString());
        Assert.Equal("40", place["properties"]!["city"]!["maxLength"]!.ToJsonString());
        Assert.Equal("-90", place["properties"]!["latitude"]!["minimum"]!.ToJsonString());
        Assert.Equal("100", body["price"]!["properties"]!["amount"]!["minimum"]!.ToJsonString());
        Assert.Equal("40", body["nearby"]!["items"]!["properties"]!["city"]!["maxLength"]!.ToJsonString());
        // The limits are the request's: what answers contain has none.
        var answered = api.Document["components"]!["schemas"]!["Place"]!;
        Assert.Null(answered["properties"]!["city"]!["maxLength"]);
    }

    [Fact]
    public void A_text_that_must_not_be_empty_has_at_least_one_character()
    {
        var title = api.Document["components"]!["schemas"]!["ChangeListing"]!["properties"]!["title"]!;
        Assert.Equal("1", title["minLength"]!.ToJsonString());
    }

    [Fact]
    public void What_may_be_null_says_so()
    {
        var listing = api.Document["components"]!["schemas"]!["Listing"]!;
        Assert.Equal("""["null","string"]""", listing["properties"]!["description"]!["type"]!.ToJsonString());
        Assert.Equal("\"string\"", listing["properties"]!["title"]!["type"]!.ToJsonString());
        Assert.Equal(
            ["amenities", "at", "from", "id", "price", "season", "title"],
            listing["required"]!.AsArray().Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Text_stays_text_when_the_application_converts_it()
    {
        var refusal = api.Document["components"]!["schemas"]!["Refusal"]!["properties"]!;
        Assert.Equal("\"string\"", refusal["code"]!["type"]!.ToJsonString());
        Assert.Equal("[\"null\",\"string\"]", refusal["detail"]!["type"]!.ToJsonString());
    }

    [Fact]
    public void Addresses_of_servers_end_without_a_slash() =>
        Assert.False(api.Document["servers"]![0]!["url"]!.GetValue<string>().EndsWith('/'));

    JsonNode Parameter(string name) =>
        Operation("get", "docs/listings")["parameters"]!
            .AsArray()
            .Single(p => string.Equals(p!["name"]!.GetValue<string>(), name, StringComparison.Ordinal))!;

    JsonNode Operation(string verb, string path) => api.Document["paths"]!["/api/v1/" + path]![verb]!;
}
