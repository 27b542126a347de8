using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace StandIns.Tests.Fast;

[Collection(FastApiCollection.Name)]
public sealed class BindingTests(FastApi api)
{
    [Theory]
    [InlineData("text=hello%20world", "text", "\"hello world\"")]
    [InlineData("TEXT=any+case", "text", "\"any case\"")]
    [InlineData("text=a&text=b", "text", "\"a,b\"")]
    [InlineData("q=named", "search", "\"named\"")]
    [InlineData("int=42", "int", "42")]
    [InlineData("maybeInt=3", "maybeInt", "3")]
    [InlineData("", "maybeInt", "7")]
    [InlineData("maybeInt=", "maybeInt", "0")]
    [InlineData("bool=true", "bool", "true")]
    [InlineData("decimal=12.5", "decimal", "12.5")]
    [InlineData("guid=7b0ce7b4-9d2b-4a0e-8a52-3f1f6c3b1c11", "guid", "\"7b0ce7b4-9d2b-4a0e-8a52-3f1f6c3b1c11\"")]
    [InlineData("day=2027-03-01", "day", "\"2027-03-01\"")]
    [InlineData("maybeDay=2027-03-01", "maybeDay", "\"2027-03-01\"")]
    [InlineData("instant=2027-03-01T10:00:00%2B02:00", "instant", "\"2027-03-01T10:00:00+02:00\"")]
    [InlineData("span=01:30:00", "span", "\"01:30:00\"")]
    [InlineData("link=https://example.test/a", "link", "\"https://example.test/a\"")]
    [InlineData("season=HighSeason", "season", "\"high_season\"")]
    [InlineData("season=lowseason", "season", "\"low_season\"")]
    [InlineData("season=2", "season", "\"low_season\"")]
    [InlineData("maybeSeason=HighSeason", "maybeSeason", "\"high_season\"")]
    [InlineData("ints=1&ints=2", "ints", "[1,2]")]
    [InlineData("ints=1,2,3", "ints", "[1,2,3]")]
    [InlineData("ints=[4,5]", "ints", "[4,5]")]
    [InlineData("ints=9", "ints", "[9]")]
    [InlineData("guids=7b0ce7b4-9d2b-4a0e-8a52-3f1f6c3b1c11", "guids", "[\"7b0ce7b4-9d2b-4a0e-8a52-3f1f6c3b1c11\"]")]
    [InlineData("days=2027-03-01&days=2027-03-02", "days", "[\"2027-03-01\",\"2027-03-02\"]")]
    [InlineData("seasons=high_season&seasons=low_season", "seasons", "[\"high_season\",\"low_season\"]")]
    [InlineData("seasons=1&seasons=2", "seasons", "[\"high_season\",\"low_season\"]")]
    [InlineData("words=a\"b&words=c\\d", "words", "[\"a\\\"b\",\"c\\\\d\"]")]
    [InlineData("words=a,b", "words", "[\"a\",\"b\"]")]
    [InlineData("words=,a", "words", "[\",a\"]")]
    [InlineData("words=[\"x\",\"y\"]", "words", "[\"x\",\"y\"]")]
    [InlineData("set=a&set=a&set=b", "set", "[\"a\",\"b\"]")]
    [InlineData("bytes=AQID", "bytes", "\"AQID\"")]
    [InlineData("length=12.5m", "length", "{\"value\":12.5}")]
    [InlineData("slug=old-town", "slug", "{\"text\":\"old-town\"}")]
    [InlineData("colour=red", "colour", "{\"name\":\"red\"}")]
    [InlineData("point={\"x\":1,\"y\":2}", "point", "{\"x\":1,\"y\":2}")]
    [InlineData("map={\"a\":1}", "map", "{\"a\":1}")]
    [InlineData("unknown=1", "int", "0")]
    public async Task Query_parameters_become_properties(string query, string property, string expected)
    {
        var answer = await api.Client.GetFromJsonAsync<JsonElement>("bind/simple?" + query);
        Assert.Equal(expected, answer.GetProperty(property).GetRawText());
    }

    [Theory]
    [InlineData("int=x", "int", "Value [x] is not valid for a [Int32] property!")]
    [InlineData("Int=", "int", "Value [] is not valid for a [Int32] property!")]
    [InlineData("maybeInt=x", "maybeInt", "Value [x] is not valid for a [Int32] property!")]
    [InlineData("guid=1", "guid", "Value [1] is not valid for a [Guid] property!")]
    [InlineData("day=2027-02-30", "day", "Value [2027-02-30] is not valid for a [DateOnly] property!")]
    [InlineData("instant=soon", "instant", "Value [soon] is not valid for a [DateTimeOffset] property!")]
    [InlineData("season=3", "season", "Value [3] is not valid for a [Season] property!")]
    [InlineData("season=winter", "season", "Value [winter] is not valid for a [Season] property!")]
    [InlineData("link=nowhere", "link", "Value [nowhere] is not valid for a [Uri] property!")]
    [InlineData("bytes=***", "bytes", "Value [***] is not valid for a [Byte[]] property!")]
    [InlineData("ints=1&ints=x", "ints", null)]
    [InlineData("point=1", "point", "Value [1] is not valid for a [Point] property!")]
    [InlineData("point={\"x\":\"a\"}", "x", null)]
    [InlineData("length=12", "length", "Value [12] is not valid for a [Metres] property!")]
    [InlineData("slug=Old", "slug", "Value [Old] is not valid for a [Slug] property!")]
    [InlineData("colour=blue", "colour", "Value [blue] is not valid for a [Colour] property!")]
    public async Task Values_that_do_not_fit_are_refused(string query, string field, string? reason)
    {
        var answer = await api.Client.GetAsync("bind/simple?" + query);
        var error = await answer.OnlyError(HttpStatusCode.BadRequest);
        Assert.Equal(field, error.Name);
        if (reason is not null)
            Assert.Equal(reason, error.Reason);
    }

    [Fact]
    public async Task All_values_that_do_not_fit_are_named_at_once()
    {
        var answer = await api.Client.GetAsync("bind/simple?int=x&day=y&guid=z");
        var errors = await answer.Errors(HttpStatusCode.BadRequest);
        Assert.Equal(["int", "day", "guid"], errors.Select(error => error.Name));
    }

    [Theory]
    [InlineData("", """{"after":null,"limit":20,"season":"low_season"}""")]
    [InlineData("?limit=5&after=x&season=highseason", """{"after":"x","limit":5,"season":"high_season"}""")]
    public async Task Records_keep_the_defaults_of_their_constructor(string query, string expected) =>
        Assert.Equal(expected, await api.Client.GetStringAsync("bind/record" + query));

    [Fact]
    public async Task Each_source_fills_its_own_properties()
    {
        var id = Guid.NewGuid();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"bind/sources/{id}/r?onlyQuery=q&onlyRoute=q&onlyBody=q"
        )
        {
            Content = JsonContent.Create(
                new
                {
                    name = "n",
                    onlyBody = "b",
                    onlyQuery = "b",
                }
            ),
            Headers =
            {
                { "X-Tenant", "t" },
                { "If-Match", "\"5\"" },
                { "X-User", "ada;level=4" },
            },
        };
        var answer = await (await api.Client.SendAsync(request)).Json();
        Assert.Equal(id, answer.GetProperty("id").GetGuid());
        Assert.Equal("n", answer.GetProperty("name").GetString());
        Assert.Equal("q", answer.GetProperty("onlyQuery").GetString());
        Assert.Equal("r", answer.GetProperty("onlyRoute").GetString());
        Assert.Equal("b", answer.GetProperty("onlyBody").GetString());
        Assert.Equal("t", answer.GetProperty("tenant").GetString());
        Assert.Equal("\"5\"", answer.GetProperty("ifMatch").GetString());
        Assert.Equal("ada", answer.GetProperty("user").GetString());
        Assert.Equal(4, answer.GetProperty("level").GetInt32());
    }

    [Fact]
    public async Task A_missing_header_is_refused_and_a_missing_optional_claim_is_not()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"bind/sources/{Guid.NewGuid()}/r")
        {
            Content = JsonContent.Create(new { name = "n" }),
            Headers = { { "X-User", "ada" } },
        };
        var error = await (await api.Client.SendAsync(request)).OnlyError(HttpStatusCode.BadRequest);
        Assert.Equal(("x-Tenant", "This header is missing from the request!"), (error.Name, error.Reason));
    }

    [Fact]
    public async Task A_claim_that_does_not_fit_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"bind/sources/{Guid.NewGuid()}/r")
        {
            Content = JsonContent.Create(new { name = "n" }),
            Headers = { { "X-Tenant", "t" }, { "X-User", "ada;level=high" } },
        };
        var error = await (await api.Client.SendAsync(request)).OnlyError(HttpStatusCode.BadRequest);
        Assert.Equal(("level", "Unable to bind claim value [high] to a [Int32] property!"), (error.Name, error.Reason));
    }

    [Theory]
    [InlineData("bind/precedence/x", "body")]
    [InlineData("bind/precedence/x/route", "route")]
    [InlineData("bind/precedence/x?name=query", "query")]
    [InlineData("bind/precedence/x/route?name=query", "query")]
    public async Task The_query_wins_over_the_route_and_the_route_over_the_body(string path, string expected)
    {
        var answer = await api.Client.PostAsJsonAsync(path, new { name = "body" });
        Assert.Equal(expected, (await answer.Json()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task One_property_can_be_the_whole_body()
    {
        var answer = await api.Client.PutAsJsonAsync("bind/body/5", new { x = 1, y = 2 });
        Assert.Equal("""{"id":5,"point":{"x":1,"y":2}}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Errors_of_a_property_that_is_the_body_are_named_as_in_the_body()
    {
        var answer = await api.Client.PutAsJsonAsync("bind/body/5", new { x = 0, y = 2 });
        var error = await answer.OnlyError(HttpStatusCode.BadRequest);
        Assert.Equal("point.X", error.Name);
    }

    [Fact]
    public async Task A_request_can_be_a_list()
    {
        var answer = await api.Client.PostAsJsonAsync("bind/list", new[] { new { x = 1, y = 2 } });
        Assert.Equal("""[{"x":1,"y":2}]""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Objects_in_the_query_are_written_with_dots_and_indices()
    {
        var answer = await api.Client.GetStringAsync(
            "bind/nested?limit=3&text=sea&rooms=1&rooms=2&rooms[0]=3&box.west=1.5&box.east=2&others[0].west=4&others[1].east=5"
        );
        Assert.Equal(
            """{"limit":3,"filter":{"text":"sea","rooms":[1,2,3],"box":{"west":1.5,"east":2},"others":[{"west":4,"east":0},{"west":0,"east":5}]}}""",
            answer
        );
    }

    [Fact]
    public async Task Objects_in_the_query_refuse_what_does_not_fit()
    {
        var answer = await api.Client.GetAsync("bind/nested?box.west=x&rooms=1&rooms=y");
        var errors = await answer.Errors(HttpStatusCode.BadRequest);
        Assert.Equal(["rooms", "box.West"], errors.Select(error => error.Name).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task A_parameter_can_be_required()
    {
        Assert.Equal("""{"count":1}""", await api.Client.GetStringAsync("bind/needed?count=1"));
        var error = await (await api.Client.GetAsync("bind/needed")).OnlyError(HttpStatusCode.BadRequest);
        Assert.Equal(("count", "A value is required!"), (error.Name, error.Reason));
    }

    [Fact]
    public async Task Forms_carry_fields_and_files()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Attic"), "title" },
            { new StringContent("2"), "order" },
            { new ByteArrayContent([1]), "cover", "front.jpg" },
            { new ByteArrayContent([2]), "photos", "a.jpg" },
            { new ByteArrayContent([3]), "photos", "b.jpg" },
        };
        var answer = await api.Client.PostAsync("bind/files", form);
        Assert.Equal(
            """{"title":"Attic","order":2,"cover":"front.jpg","photos":["a.jpg","b.jpg"],"inForm":3}""",
            await answer.Content.ReadAsStringAsync()
        );
    }

    [Fact]
    public async Task A_field_that_does_not_fit_and_a_file_for_a_text_are_refused()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent([1]), "title", "front.jpg" },
            { new StringContent("two"), "order" },
        };
        var errors = await (await api.Client.PostAsync("bind/files", form)).Errors(HttpStatusCode.BadRequest);
        Assert.Equal(
            [
                "Value [two] is not valid for a [Int32] property!",
                "Files can only be bound to properties of type IFormFile!",
            ],
            errors.Select(error => error.Reason)
        );
    }

    [Fact]
    public async Task A_form_that_is_cut_off_is_refused()
    {
        using var content = new StringContent("--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nAtt");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        var error = await (await api.Client.PostAsync("bind/files", content)).OnlyError(HttpStatusCode.BadRequest);
        Assert.Equal(("generalErrors", "The request body contains malformed form data!"), (error.Name, error.Reason));
    }

    [Fact]
    public async Task Url_encoded_forms_are_bound()
    {
        using var form = new FormUrlEncodedContent([new("name", "Ada"), new("extra", "!")]);
        var answer = await api.Client.PostAsync("bind/form", form);
        Assert.Equal("""{"name":"Ada!"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Parameters_can_be_read_without_a_request_object()
    {
        Assert.Equal(
            """{"id":5,"day":"2027-03-01","count":2}""",
            await api.Client.GetStringAsync("bind/hand/5?day=2027-03-01&count=2")
        );
        var missing = await (await api.Client.GetAsync("bind/hand/5")).OnlyError(HttpStatusCode.BadRequest);
        Assert.Equal(("count", "Query parameter was not found!"), (missing.Name, missing.Reason));
        var wrong = await (await api.Client.GetAsync("bind/hand/x?count=1")).OnlyError(HttpStatusCode.BadRequest);
        Assert.Equal(("id", "Unable to read value of route parameter!"), (wrong.Name, wrong.Reason));
    }

    [Fact]
    public async Task An_endpoint_without_request_reads_any_body_and_can_leave_the_route_prefix()
    {
        using var content = new StringContent("{not json", MediaTypeHeaderValue.Parse("application/json"));
        var answer = await api.Client.PostAsync("/webhooks/hooks/raw", content);
        Assert.Equal("{not json", await answer.Content.ReadAsStringAsync());
    }
}
