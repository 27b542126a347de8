using Stripe;

namespace StandIns.Tests.Stripe;

public class SandboxConnectTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private V1Services Api => fixture.Sandbox.Api;

    [Fact]
    public async Task Host_is_onboarded_on_the_page_of_the_link()
    {
        var account = await Create();
        Assert.False(account.PayoutsEnabled);
        Assert.Equal("inactive", account.Capabilities.Transfers);
        Assert.NotEmpty(account.Requirements.CurrentlyDue);
        var link = await Api.AccountLinks.CreateAsync(
            new AccountLinkCreateOptions
            {
                Account = account.Id,
                RefreshUrl = "http://127.0.0.1:1/refresh",
                ReturnUrl = "http://127.0.0.1:1/return",
                Type = "account_onboarding",
            }
        );
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        Assert.Contains("Answer everything", await browser.GetStringAsync(link.Url), StringComparison.Ordinal);
        using var secondVisit = await browser.GetAsync(link.Url);
        using var done = await browser.PostAsync($"{link.Url}/done", null);

        Assert.Equal("http://127.0.0.1:1/refresh", secondVisit.Headers.Location!.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:1/return", done.Headers.Location!.AbsoluteUri);
        account = await Api.Accounts.GetAsync(account.Id);
        Assert.True(account is { DetailsSubmitted: true, PayoutsEnabled: true, Capabilities.Transfers: "active" });
        var told = (await fixture.Receiver.Wait(EventTypes.AccountUpdated, account.Id)).Single();
        Assert.Equal(account.Id, told.Event.Account);
    }

    [Fact]
    public async Task Transfer_needs_an_onboarded_account_and_the_money_of_its_charge()
    {
        var account = await Create();
        var intent = await Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"));
        var early = await Assert.ThrowsAsync<StripeException>(() => Transfer(9_000));
        await fixture.Sandbox.Control(HttpMethod.Post, $"accounts/{account.Id}/onboarding");

        var transfer = await Transfer(9_000);
        var tooMuch = await Assert.ThrowsAsync<StripeException>(() => Transfer(1_001));

        Assert.Equal("insufficient_capabilities_for_transfer", early.StripeError.Code);
        Assert.Equal(account.Id, transfer.DestinationId);
        Assert.Equal(-9_000, (await Api.BalanceTransactions.GetAsync(transfer.BalanceTransactionId)).Net);
        Assert.Equal("amount", tooMuch.StripeError.Param);
        var reversal = await Api.Transfers.Reversals.CreateAsync(
            transfer.Id,
            new TransferReversalCreateOptions { Amount = 4_000 }
        );
        Assert.Equal(transfer.Id, reversal.TransferId);
        await Api.Transfers.Reversals.CreateAsync(transfer.Id);
        transfer = await Api.Transfers.GetAsync(transfer.Id);
        Assert.True(transfer is { Reversed: true, AmountReversed: 9_000 });
        Assert.Equal(2, transfer.Reversals.Data.Count);
        await Assert.ThrowsAsync<StripeException>(() => Api.Transfers.Reversals.CreateAsync(transfer.Id));

        Task<Transfer> Transfer(long amount) =>
            Api.Transfers.CreateAsync(
                new TransferCreateOptions
                {
                    Amount = amount,
                    Currency = "usd",
                    Destination = account.Id,
                    SourceTransaction = intent.LatestChargeId,
                }
            );
    }

    [Fact]
    public async Task Transfer_without_a_charge_needs_money_in_the_balance()
    {
        var account = await Create();
        await fixture.Sandbox.Control(HttpMethod.Post, $"accounts/{account.Id}/onboarding");

        var failure = await Assert.ThrowsAsync<StripeException>(() =>
            Api.Transfers.CreateAsync(
                new TransferCreateOptions
                {
                    Amount = 100,
                    Currency = "sek",
                    Destination = account.Id,
                }
            )
        );

        Assert.Equal("balance_insufficient", failure.StripeError.Code);
    }

    private Task<Account> Create() =>
        Api.Accounts.CreateAsync(
            new AccountCreateOptions
            {
                Type = "express",
                Country = "US",
                Email = "host@example.com",
                Capabilities = new() { Transfers = new() { Requested = true } },
            }
        );
}
