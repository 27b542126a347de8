using MailboxSandbox.Messages;
using Microsoft.Extensions.Options;

namespace StandIns.Tests.Mailbox;

public sealed class MessageStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mailbox-");

    [Fact]
    public async Task Who_asks_for_what_came_after_a_message_misses_none()
    {
        var store = Open(Noon);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Add(store))));

        var inOrder = store.Find(new MessageFilter()).Reverse().ToList();
        for (var known = 0; known < inOrder.Count; known++)
        {
            Assert.Equal(inOrder.Count - 1 - known, After(store, inOrder[known].Id));
            Assert.Equal(inOrder.Count - 1 - known, After(store, inOrder[known].ReceivedAt.ToString("O")));
        }
    }

    [Fact]
    public async Task Messages_of_a_former_run_are_earlier_though_the_clock_was_set_back()
    {
        var former = await Add(Open(Noon));
        var store = Open(Noon - TimeSpan.FromHours(1));

        await Add(store);

        Assert.Equal(1, After(store, former.Id));
        Assert.Equal(1, After(store, former.ReceivedAt.ToString("O")));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private MessageStore Open(DateTimeOffset now) =>
        new(Options.Create(new DataOptions { Folder = folder.FullName }), new StoppedClock(now));

    private static Task<Message> Add(MessageStore store) =>
        store.Add("host@example.com", ["guest@example.com"], "Subject: Hello\r\n\r\n"u8.ToArray(), default);

    private static int After(MessageStore store, string what) => store.Find(new MessageFilter { After = what }).Count;

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
