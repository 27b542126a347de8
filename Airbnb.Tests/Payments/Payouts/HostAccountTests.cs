using System.Text.RegularExpressions;

namespace Airbnb.Tests.Payments.Payouts;

/// <summary>The account at the gateway to which a host is paid.</summary>
public sealed class HostAccountTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_host_answers_Stripes_questions_and_can_be_paid()
    {
        var host = await App.AsHost();
        (await host.Get("me/payout-account")).Refuses(404, "not_found");

        var link = (await host.Post("me/payout-account")).Is(200).Text("url");
        Assert.Equal("open", (await host.Get("me/payout-account")).Is(200).Text("status"));
        var page = await App.Stripe.Http.GetStringAsync(link);
        var done = Regex.Match(page, "action=\"([^\"]*/done)\"", RegexOptions.None, TimeSpan.FromSeconds(1));
        using var answer = await App.Stripe.Http.PostAsync(done.Groups[1].Value, null);

        Assert.EndsWith(
            "/payout-account/returned",
            answer.RequestMessage!.RequestUri!.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("Thank you", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await App.AccountBecomes(host, "active");
    }

    [Fact]
    public async Task A_link_that_was_used_leads_to_a_page_that_says_so()
    {
        var host = await App.AsHost();
        var link = (await host.Post("me/payout-account")).Is(200).Text("url");
        await App.Stripe.Http.GetStringAsync(link);

        using var again = await App.Stripe.Http.GetAsync(link);

        Assert.Contains("This link has expired", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var other = (await host.Post("me/payout-account")).Is(200).Text("url");
        Assert.NotEqual(link, other);
    }

    [Fact]
    public async Task A_host_has_one_account_however_often_they_ask_at_once()
    {
        var host = await App.AsHost();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Post("me/payout-account")));

        Assert.All(answers, answer => answer.Is(200));
        Assert.Single(await AccountsOf(host));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task A_host_has_one_account_when_the_answer_is_lost(string when)
    {
        var host = await App.AsHost();
        await App.Stripe.Fault(
            new
            {
                kind = "error",
                when,
                method = "POST",
                path = "/v1/accounts",
            }
        );

        (await host.Post("me/payout-account")).Is(200);

        Assert.Single(await AccountsOf(host));
    }

    [Fact]
    public async Task An_account_that_is_none_of_ours_changes_nothing()
    {
        var host = await App.AsHost();
        var account = await App.OpenAccount(host);

        var stranger = await App.Stripe.Post("v1/accounts", ("type", "express"), ("metadata[user]", $"{host.UserId}"));
        await App.Answer(stranger.GetProperty("id").GetString()!);
        await App.Answer((await App.Stripe.Post("v1/accounts", ("type", "express"))).GetProperty("id").GetString()!);

        await Eventually.True(
            async () =>
                await App.Scalar<long>("SELECT count(*) FROM inbox WHERE refusal = 'payout.unknown_account'") >= 2,
            "both events to be refused"
        );
        Assert.Equal("open", (await host.Get("me/payout-account")).Is(200).Text("status"));
        Assert.Equal(
            account,
            await App.Scalar<string>("SELECT gateway_id FROM host_accounts WHERE user_id = $1", host.UserId)
        );
    }

    [Fact]
    public async Task The_country_is_that_of_the_hosts_home()
    {
        var home = await Given.Home();

        var account = await App.OpenAccount(home.Host);

        var seen = await App.Stripe.Get($"v1/accounts/{account}");
        Assert.Equal("PT", seen.GetProperty("country").GetString());
        Assert.Equal("express", seen.GetProperty("type").GetString());
        Assert.Equal("inactive", seen.GetProperty("capabilities").GetProperty("transfers").GetString());
    }

    [Theory]
    [InlineData("payout-account/returned")]
    [InlineData("payout-account/expired")]
    public async Task The_pages_run_nothing_and_load_nothing(string path)
    {
        var page = (await App.Anonymous.Get($"/{path}")).Is(200);

        Assert.Equal("text/html", page.MediaType);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'nonce-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain(
            '{',
            Regex.Replace(page.Body, "<style.*?</style>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(1))
        );
    }

    private async Task<string[]> AccountsOf(Client host) =>
        [
            .. (await App.Stripe.Get("v1/accounts?limit=100"))
                .GetProperty("data")
                .EnumerateArray()
                .Where(account =>
                    account.GetProperty("metadata").TryGetProperty("user", out var user)
                    && user.GetString() == host.UserId.ToString()
                )
                .Select(account => account.GetProperty("id").GetString()!),
        ];
}
