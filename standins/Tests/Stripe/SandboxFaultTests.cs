using System.Net;
using Stripe;

namespace StandIns.Tests.Stripe;

/// <summary>Lost answers, hanging calls and restarts.</summary>
public sealed class SandboxFaultTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("stripe-sandbox-").FullName;
    private RunningSandbox sandbox = null!;

    public async Task InitializeAsync() => sandbox = await Start();

    public async Task DisposeAsync()
    {
        await sandbox.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("error", "before")]
    [InlineData("error", "after")]
    [InlineData("drop", "before")]
    [InlineData("drop", "after")]
    public async Task Client_repeats_a_failed_call_and_pays_once(string kind, string when)
    {
        await sandbox.Control(HttpMethod.Post, "faults", new { kind, when });
        var client = sandbox.ClientFor(RunningSandbox.SecretKey, retries: 2);

        var intent = await client.V1.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"));

        Assert.Equal("succeeded", intent.Status);
        Assert.Equal([intent.Id], (await sandbox.Api.PaymentIntents.ListAsync()).Select(found => found.Id));
    }

    [Fact]
    public async Task Lost_answer_can_be_had_with_the_same_key()
    {
        await sandbox.Control(HttpMethod.Post, "faults", new { kind = "error", when = "after" });
        var once = new RequestOptions { IdempotencyKey = "k1" };
        var failure = await Assert.ThrowsAsync<StripeException>(() =>
            sandbox.Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once)
        );

        var intent = await sandbox.Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once);

        Assert.Equal(HttpStatusCode.InternalServerError, failure.HttpStatusCode);
        Assert.True(intent.StripeResponse.Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public async Task Repeat_of_a_hanging_call_is_told_to_wait()
    {
        await sandbox.Control(HttpMethod.Post, "faults", new { kind = "hang", path = "/v1/payment_intents" });
        var once = new RequestOptions { IdempotencyKey = "k1" };
        using var patience = new CancellationTokenSource();
        var hanging = sandbox.Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once, patience.Token);
        await Pay.Until(() => sandbox.Control(HttpMethod.Get, "faults"), faults => faults.GetArrayLength() == 0);

        var twin = await Assert.ThrowsAsync<StripeException>(() =>
            sandbox.Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once)
        );
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);

        Assert.Equal(HttpStatusCode.Conflict, twin.HttpStatusCode);
        var intent = await Pay.Until(TryAgain, done => done is not null);
        Assert.Equal("succeeded", intent!.Status);

        async Task<PaymentIntent?> TryAgain()
        {
            try
            {
                return await sandbox.Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once);
            }
            catch (StripeException failure) when (failure.HttpStatusCode == HttpStatusCode.Conflict)
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task Restart_keeps_everything()
    {
        var once = new RequestOptions { IdempotencyKey = "k1" };
        var paid = await sandbox.Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once);
        var manual = Pay.With("pm_card_visa");
        manual.CaptureMethod = "manual";
        var held = await sandbox.Api.PaymentIntents.CreateAsync(manual);
        var refund = await sandbox.Api.Refunds.CreateAsync(
            new RefundCreateOptions { PaymentIntent = paid.Id, Amount = 100 }
        );

        await Restart();

        Assert.Equal([held.Id, paid.Id], (await sandbox.Api.PaymentIntents.ListAsync()).Select(found => found.Id));
        Assert.Equal(100, (await sandbox.Api.Refunds.GetAsync(refund.Id)).Amount);
        Assert.Equal("succeeded", (await sandbox.Api.PaymentIntents.CaptureAsync(held.Id)).Status);
        var repeated = await sandbox.Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"), once);
        Assert.Equal(paid.Id, repeated.Id);
        var charge = await Pay.Until(
            () => sandbox.Api.Charges.GetAsync(paid.LatestChargeId),
            found => found.BalanceTransactionId is not null
        );
        Assert.Equal(100, charge.AmountRefunded);
    }

    [Fact]
    public async Task Line_that_was_cut_short_is_forgotten()
    {
        var paid = await sandbox.Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"));
        await sandbox.DisposeAsync();
        await System.IO.File.AppendAllTextAsync(
            Path.Combine(folder, "journal.jsonl"),
            """[{"id":"pi_half","object":"payment_int"""
        );

        sandbox = await Start();
        var next = await sandbox.Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"));
        await Restart();

        Assert.Equal([next.Id, paid.Id], (await sandbox.Api.PaymentIntents.ListAsync()).Select(found => found.Id));
    }

    [Fact]
    public async Task Journal_shrinks_when_it_is_mostly_history()
    {
        var intent = await sandbox.Api.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = 1000, Currency = "usd" },
            new RequestOptions { IdempotencyKey = "k1" }
        );
        for (var i = 0; i < 40; i++)
        {
            await Rename($"{i}");
        }

        var before = new FileInfo(Path.Combine(folder, "journal.jsonl")).Length;
        await Restart();

        Assert.True(new FileInfo(Path.Combine(folder, "journal.jsonl")).Length < before);
        Assert.Equal("39", (await sandbox.Api.PaymentIntents.GetAsync(intent.Id)).Description);

        // Without a key, so that no answer is kept for each of them.
        async Task Rename(string description)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/payment_intents/{intent.Id}");
            request.Headers.Authorization = new("Bearer", RunningSandbox.SecretKey);
            request.Content = new FormUrlEncodedContent([new("description", description)]);
            (await sandbox.Http.SendAsync(request)).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task Two_sandboxes_cannot_share_a_folder()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Start());

        Assert.Contains(folder, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undelivered_events_arrive_after_a_restart()
    {
        await using var receiver = new Receiver();
        await receiver.Start();
        receiver.Answer = _ => 503;
        await Restart($"--Webhook:Url={receiver.Url}");
        var intent = await sandbox.Api.PaymentIntents.CreateAsync(Pay.With("pm_card_visa"));
        await receiver.Wait(EventTypes.PaymentIntentSucceeded, intent.Id);

        await sandbox.DisposeAsync();
        receiver.Answer = _ => 200;
        sandbox = await Start($"--Webhook:Url={receiver.Url}");

        await Pay.Until(
            () => Task.FromResult(receiver.About(intent.Id)),
            all => all.Any(seen => seen is { Status: 200, Event.Type: EventTypes.PaymentIntentSucceeded })
        );
    }

    private Task<RunningSandbox> Start(params string[] settings) =>
        RunningSandbox.Start([$"--Data:Folder={folder}", .. settings]);

    private async Task Restart(params string[] settings)
    {
        await sandbox.DisposeAsync();
        sandbox = await Start(settings);
    }
}
