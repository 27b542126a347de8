namespace StandIns.Tests.Fast;

[Collection(FastApiCollection.Name)]
public sealed class AccessTests(FastApi api)
{
    [Theory]
    [InlineData("signed-in", null, 401)]
    [InlineData("signed-in", "ada", 200)]
    [InlineData("scheme", null, 401)]
    [InlineData("scheme", "ada", 200)]
    [InlineData("roles", null, 401)]
    [InlineData("roles", "ada", 403)]
    [InlineData("roles", "ada;role=support", 200)]
    [InlineData("permission", "ada;permissions=delete", 403)]
    [InlineData("permission", "ada;permissions=write", 200)]
    [InlineData("permissions", "ada;permissions=write", 403)]
    [InlineData("permissions", "ada;permissions=write;permissions=read", 200)]
    [InlineData("claims", "ada;host=yes", 403)]
    [InlineData("claims", "ada;host=yes;verified=yes", 200)]
    [InlineData("any-claim", "ada", 403)]
    [InlineData("any-claim", "ada;verified=yes", 200)]
    [InlineData("hosts/policy", null, 401)]
    [InlineData("hosts/policy", "ada", 403)]
    [InlineData("hosts/policy", "ada;host=yes", 200)]
    [InlineData("hosts/own", "ada;host=yes", 403)]
    [InlineData("hosts/own", "ada;verified=yes", 403)]
    [InlineData("hosts/own", "ada;host=yes;verified=yes", 200)]
    public async Task Who_may_call(string endpoint, string? caller, int status)
    {
        var path = "access/" + endpoint;
        var answer = await (caller is null ? api.Client.GetAsync(path) : api.Client.GetAs(caller, path));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(string.Empty, await answer.Content.ReadAsStringAsync());
        Assert.Null(answer.Content.Headers.ContentType);
    }
}
