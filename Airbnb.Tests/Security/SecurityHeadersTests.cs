using Airbnb.Api.Http;

namespace Airbnb.Tests.Security;

public sealed class SecurityHeadersTests(SharedStack stack) : SharedStackTests(stack)
{
    [Theory]
    [InlineData("/api/v1/listings", SecurityHeaders.ForData)]
    [InlineData("/api/v1/me", SecurityHeaders.ForData)]
    [InlineData("/api/v1/no/such/route", SecurityHeaders.ForData)]
    [InlineData("/openapi/v1.json", SecurityHeaders.ForData)]
    [InlineData("/docs/index.html", SecurityHeaders.ForPages)]
    [InlineData("/verify-email", "nonce-")]
    [InlineData("/export", "nonce-")]
    public async Task Every_answer_tells_browsers_what_it_is(string path, string policy)
    {
        using var answer = await App.Http.GetAsync(path);

        Assert.Equal("nosniff", Said(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Said(answer, "X-Frame-Options"));
        Assert.Matches("^(no-referrer|same-origin)$", Said(answer, "Referrer-Policy"));
        Assert.Contains(policy, Said(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Said(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task What_one_caller_gets_is_for_no_cache()
    {
        var answer = (await (await App.AsGuest()).Get("me")).Is(200);

        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Pages_of_other_origins_read_nothing_unless_that_is_configured()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/listings");
        request.Headers.Add("Origin", "https://www.example.com");
        using var answer = await App.Http.SendAsync(request);

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static string Said(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : "";
}
