using Microsoft.Extensions.Logging.Abstractions;
using StripeSandbox;
using StripeSandbox.Objects;
using StripeSandbox.Storage;
using StripeSandbox.Webhooks;

namespace StandIns.Tests.Stripe;

public sealed class SandboxStopTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sandbox-stop-");

    [Fact]
    public async Task Deliveries_under_way_end_before_the_sandbox()
    {
        using var receiver = new SlowReceiver();
        using var ledger = Open();
        ledger.Do(change => Endpoints.Configure(change, ledger.Options));
        using var office = new Backoffice(ledger, receiver, NullLogger<Backoffice>.Instance);
        await office.StartAsync(CancellationToken.None);
        ledger.Do(change => change.Emit("customer.created", change.Add(new Customer())));
        await receiver.Reached.WaitAsync(Patience.Long);

        await office.StopAsync(CancellationToken.None);

        Assert.True(receiver.HasEnded);
    }

    [Fact]
    public void A_change_is_in_the_journal_in_full_though_the_sandbox_ends_meanwhile()
    {
        var ledger = Open();
        var end = new Thread(ledger.Dispose);

        ledger.Do(change =>
        {
            change.Add(new Customer { Name = "Ana" });
            end.Start();
            SpinWait.SpinUntil(() => !end.IsAlive || end.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        });

        end.Join();
        using var again = Open();
        Assert.Equal("Ana", again.Do(change => change.All<Customer>().Single().Name));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Ledger Open() =>
        new(
            new SandboxOptions { DataFolder = folder.FullName, WebhookUrl = "http://receiver.example" },
            new PostOffice(),
            TimeProvider.System
        );

    /// <summary>Takes a moment to end what it is told to end.</summary>
    private sealed class SlowReceiver : HttpMessageHandler, IHttpClientFactory
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public bool HasEnded { get; private set; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(TimeSpan.FromMilliseconds(300), CancellationToken.None);
            HasEnded = true;
            ct.ThrowIfCancellationRequested();
            return new HttpResponseMessage();
        }
    }
}
