using Microsoft.Extensions.Options;

namespace MailboxSandbox.Messages;

/// <summary>The messages that are kept, and who waits for more.</summary>
public sealed class MessageStore
{
    private readonly SemaphoreSlim _inTurn = new(1, 1);
    private readonly Lock _changing = new();
    private readonly List<Message> _messages;
    private readonly DataOptions _options;
    private readonly TimeProvider _time;
    private readonly MessageFolder? _folder;
    private readonly Arrivals _arrivals;
    private TaskCompletionSource _change = NewChange();

    /// <summary>Opens the store with what its folder holds.</summary>
    public MessageStore(IOptions<DataOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _folder = string.IsNullOrWhiteSpace(_options.Folder) ? null : new MessageFolder(_options.Folder);
        _messages = [.. _folder?.Load() ?? []];
        _arrivals = new Arrivals(_messages);
        RemoveOldest();
    }

    /// <summary>The messages that match, newest first.</summary>
    public IReadOnlyList<Message> Find(MessageFilter filter)
    {
        lock (_changing)
        {
            return [.. _messages.Where(filter.Matches).Reverse()];
        }
    }

    /// <summary>The message of that id.</summary>
    public Message? Get(string id)
    {
        lock (_changing)
        {
            return _messages.Find(message => string.Equals(message.Id, id, StringComparison.Ordinal));
        }
    }

    /// <summary>Completes with the next change, so that a look taken afterwards cannot miss one.</summary>
    public Task Change
    {
        get
        {
            lock (_changing)
            {
                return _change.Task;
            }
        }
    }

    /// <summary>The messages that match, as soon as there is one; none after that time.</summary>
    public async Task<IReadOnlyList<Message>> Await(
        MessageFilter filter,
        TimeSpan atMost,
        CancellationToken cancellation
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(atMost);
        while (true)
        {
            var change = Change;
            if (Find(filter) is { Count: > 0 } found)
            {
                return found;
            }

            try
            {
                await change.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return [];
            }
        }
    }

    /// <summary>Keeps a message; it is on disk before this completes.</summary>
    public async Task<Message> Add(
        string sender,
        IReadOnlyList<string> recipients,
        byte[] raw,
        CancellationToken cancellation
    )
    {
        // In turn: a message must not come to light after one with a later id, as who asks for what came after that one
        // would never see it.
        await _inTurn.WaitAsync(cancellation);
        try
        {
            var (id, at) = _arrivals.Next(_time.GetUtcNow());
            var message = Message.Parse(id, at, sender, recipients, raw);
            if (_folder is not null)
            {
                await _folder.Save(message, cancellation);
            }

            lock (_changing)
            {
                _messages.Add(message);
                RemoveOldest();
                Changed();
            }

            return message;
        }
        finally
        {
            _inTurn.Release();
        }
    }

    /// <summary>Forgets all messages that match.</summary>
    public int Delete(MessageFilter filter)
    {
        lock (_changing)
        {
            var gone = _messages.Where(filter.Matches).ToList();
            gone.ForEach(Remove);
            Changed();
            return gone.Count;
        }
    }

    private void RemoveOldest()
    {
        var bytes = _messages.Sum(message => (long)message.Size);
        while (_messages.Count > 1 && (_messages.Count > _options.MaxMessages || bytes > _options.MaxBytes))
        {
            bytes -= _messages[0].Size;
            Remove(_messages[0]);
        }
    }

    private void Remove(Message message)
    {
        _messages.Remove(message);
        _folder?.Delete(message);
    }

    private void Changed()
    {
        _change.SetResult();
        _change = NewChange();
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
