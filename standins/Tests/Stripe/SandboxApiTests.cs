using System.Net;
using System.Net.Http.Headers;
using Stripe;

namespace StandIns.Tests.Stripe;

/// <summary>Keys, idempotency, lists, errors: what every call has in common.</summary>
public class SandboxApiTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private V1Services Api => fixture.Sandbox.Api;

    [Fact]
    public async Task Same_key_and_parameters_give_the_same_answer()
    {
        var once = new RequestOptions { IdempotencyKey = Guid.NewGuid().ToString() };

        var first = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once);
        var second = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once);

        Assert.Equal(first.StripeResponse.Content, second.StripeResponse.Content);
        Assert.False(first.StripeResponse.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal(["true"], second.StripeResponse.Headers.GetValues("Idempotent-Replayed"));
        Assert.Equal([first.StripeResponse.RequestId], second.StripeResponse.Headers.GetValues("Original-Request"));
        Assert.NotEqual(first.StripeResponse.RequestId, second.StripeResponse.RequestId);
    }

    [Fact]
    public async Task Decline_is_repeated_with_its_key()
    {
        var once = new RequestOptions { IdempotencyKey = Guid.NewGuid().ToString() };

        var first = await Fail();
        var second = await Fail();

        Assert.Equal(first.StripeError.PaymentIntent.Id, second.StripeError.PaymentIntent.Id);

        Task<StripeException> Fail() =>
            Assert.ThrowsAsync<StripeException>(() =>
                Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa_chargeDeclined"), once)
            );
    }

    [Fact]
    public async Task Same_key_with_other_parameters_is_refused()
    {
        var once = new RequestOptions { IdempotencyKey = Guid.NewGuid().ToString() };
        await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once);

        var failure = await Assert.ThrowsAsync<StripeException>(() =>
            Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa", 20_000), once)
        );

        Assert.Equal(HttpStatusCode.BadRequest, failure.HttpStatusCode);
        Assert.Equal("idempotency_error", failure.StripeError.Type);
    }

    [Fact]
    public async Task Invalid_request_does_not_use_up_its_key()
    {
        var once = new RequestOptions { IdempotencyKey = Guid.NewGuid().ToString() };
        await Assert.ThrowsAsync<StripeException>(() =>
            Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa", 1), once)
        );

        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once);

        Assert.Equal("succeeded", intent.Status);
    }

    [Fact]
    public async Task Fifty_twins_make_one_payment()
    {
        var once = new RequestOptions { IdempotencyKey = Guid.NewGuid().ToString() };
        var attempts = Enumerable.Range(0, 50).Select(_ => Try()).ToList();

        var intents = (await Task.WhenAll(attempts)).OfType<PaymentIntent>().Select(intent => intent.Id).Distinct();

        Assert.Single(intents);

        async Task<PaymentIntent?> Try()
        {
            try
            {
                return await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once);
            }
            catch (StripeException failure)
            {
                Assert.Equal(HttpStatusCode.Conflict, failure.HttpStatusCode);
                Assert.Equal("idempotency_key_in_use", failure.StripeError.Code);
                return null;
            }
        }
    }

    [Fact]
    public async Task Lists_are_walked_in_both_directions()
    {
        var customer = (await Api.Customers.CreateAsync(new CustomerCreateOptions())).Id;
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            var options = new PaymentIntentCreateOptions
            {
                Amount = 1000 + i,
                Currency = "usd",
                Customer = customer,
            };
            ids.Insert(0, (await Api.PaymentIntents.CreateAsync(options)).Id);
        }

        var first = await Api.PaymentIntents.ListAsync(new PaymentIntentListOptions { Customer = customer, Limit = 3 });
        var before = await Api.PaymentIntents.ListAsync(
            new PaymentIntentListOptions
            {
                Customer = customer,
                Limit = 3,
                EndingBefore = ids[5],
            }
        );
        var all = await Walk(new PaymentIntentListOptions { Customer = customer, Limit = 2 });
        var back = await Walk(
            new PaymentIntentListOptions
            {
                Customer = customer,
                Limit = 2,
                EndingBefore = ids[6],
            }
        );

        Assert.True(first.HasMore);
        Assert.Equal(ids[..3], first.Select(intent => intent.Id));
        Assert.Equal(ids[2..5], before.Select(intent => intent.Id));
        Assert.Equal(ids, all);
        Assert.Equal(ids[..6].AsEnumerable().Reverse(), back);

        async Task<List<string>> Walk(PaymentIntentListOptions options)
        {
            var walked = new List<string>();
            await foreach (var intent in Api.PaymentIntents.ListAutoPagingAsync(options))
            {
                walked.Add(intent.Id);
            }

            return walked;
        }
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(101, null)]
    [InlineData(10, "pi_nobody")]
    public async Task Impossible_page_is_refused(int limit, string? after)
    {
        var failure = await Assert.ThrowsAsync<StripeException>(() =>
            Api.PaymentIntents.ListAsync(new PaymentIntentListOptions { Limit = limit, StartingAfter = after })
        );

        Assert.Equal(HttpStatusCode.BadRequest, failure.HttpStatusCode);
        Assert.Equal(after is null ? "limit" : "starting_after", failure.StripeError.Param);
    }

    [Fact]
    public async Task List_is_filtered_by_time()
    {
        var customer = await Api.Customers.CreateAsync(new CustomerCreateOptions { Email = "time@example.com" });

        var since = await Api.Customers.ListAsync(
            new CustomerListOptions
            {
                Email = "time@example.com",
                Created = new DateRangeOptions { GreaterThanOrEqual = customer.Created },
            }
        );
        var later = await Api.Customers.ListAsync(
            new CustomerListOptions
            {
                Email = "time@example.com",
                Created = new DateRangeOptions { GreaterThan = customer.Created },
            }
        );

        Assert.Equal([customer.Id], since.Select(found => found.Id));
        Assert.Empty(later);
    }

    [Fact]
    public async Task Expansion_reaches_through_references()
    {
        var customer = await Api.Customers.CreateAsync(new CustomerCreateOptions { Email = "deep@example.com" });
        var create = Pay.With("pm_card_visa");
        create.Customer = customer.Id;
        create.CaptureMethod = "automatic";
        create.AddExpand("latest_charge.balance_transaction");
        create.AddExpand("customer");
        var intent = await Api.PaymentIntents.CreateAsync(create);
        var list = new PaymentIntentListOptions { Customer = customer.Id };
        list.AddExpand("data.latest_charge");

        var listed = (await Api.PaymentIntents.ListAsync(list)).Single();

        Assert.Equal("deep@example.com", intent.Customer.Email);
        Assert.Equal(320, intent.LatestCharge.BalanceTransaction.Fee);
        Assert.Equal(intent.LatestChargeId, listed.LatestCharge.Id);
    }

    [Fact]
    public async Task Impossible_expansion_is_refused_before_anything_is_done()
    {
        var customer = (await Api.Customers.CreateAsync(new CustomerCreateOptions())).Id;
        var create = Pay.With("pm_card_visa");
        create.Customer = customer;
        create.AddExpand("amount");

        await Assert.ThrowsAsync<StripeException>(() => Api.PaymentIntents.CreateAsync(create));

        Assert.Empty(await Api.PaymentIntents.ListAsync(new PaymentIntentListOptions { Customer = customer }));
    }

    [Fact]
    public async Task Unknown_and_missing_parameters_are_named()
    {
        var unknown = new PaymentIntentCreateOptions { Amount = 1000, Currency = "usd" };
        unknown.AddExtraParam("amonut", 5);

        var first = await Assert.ThrowsAsync<StripeException>(() => Api.PaymentIntents.CreateAsync(unknown));
        var second = await Assert.ThrowsAsync<StripeException>(() =>
            Api.PaymentIntents.CreateAsync(new PaymentIntentCreateOptions { Amount = 1000 })
        );
        var third = await Assert.ThrowsAsync<StripeException>(() => Api.PaymentIntents.GetAsync("pi_nobody"));

        Assert.Equal(("parameter_unknown", "amonut"), (first.StripeError.Code, first.StripeError.Param));
        Assert.Equal(("parameter_missing", "currency"), (second.StripeError.Code, second.StripeError.Param));
        Assert.Equal(HttpStatusCode.NotFound, third.HttpStatusCode);
        Assert.Equal("No such payment_intent: 'pi_nobody'", third.Message);
        Assert.StartsWith("req_", third.StripeResponse.RequestId, StringComparison.Ordinal);
        Assert.Contains(third.StripeResponse.RequestId, third.StripeError.RequestLogUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_keys_are_refused()
    {
        var stranger = fixture.Sandbox.ClientFor("sk_test_somebody_else");
        var wrong = await Assert.ThrowsAsync<StripeException>(() => stranger.V1.PaymentIntents.ListAsync());
        var browser = await Assert.ThrowsAsync<StripeException>(() =>
            fixture.Sandbox.Browser.V1.PaymentIntents.ListAsync()
        );
        using var nobody = await fixture.Sandbox.Http.GetAsync("/v1/payment_intents");

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.HttpStatusCode);
        Assert.Equal("Invalid API Key provided: sk_test_*********else", wrong.Message);
        Assert.Equal("secret_key_required", browser.StripeError.Code);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Fact]
    public async Task Browsers_of_any_origin_may_ask()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/payment_intents/pi_1/confirm");
        preflight.Headers.Add("Origin", "http://shop.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization");

        using var answer = await fixture.Sandbox.Http.SendAsync(preflight);

        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("amount=abc&currency=usd", "parameter_invalid_integer")]
    [InlineData("amount[x]=1&currency=usd", null)]
    [InlineData("amount=&currency=usd", "parameter_invalid_empty")]
    [InlineData("metadata[a][b]=1&amount=100&currency=usd", null)]
    [InlineData("amount=100&currency=usd&confirm=maybe", null)]
    [InlineData("amount=100&currency=usd&[=1", "parameter_unknown")]
    public async Task Malformed_body_is_a_bad_request(string body, string? code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/payment_intents");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RunningSandbox.SecretKey);
        request.Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));

        using var answer = await fixture.Sandbox.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("invalid_request_error", text, StringComparison.Ordinal);
        Assert.True(code is null || text.Contains(code, StringComparison.Ordinal), text);
    }

    [Fact]
    public async Task Json_body_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/payment_intents");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RunningSandbox.SecretKey);
        request.Content = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json"));

        using var answer = await fixture.Sandbox.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
