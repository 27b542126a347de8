using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>What a resource goes through, again each time that it is started.</summary>
internal abstract class Life(IResource resource, ResourceNotificationService notifications) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private CancellationTokenSource? _end;
    private Task _course = Task.CompletedTask;
    private volatile bool _hasEnded;

    public IResource Resource { get; } = resource;

    protected ResourceNotificationService Notifications { get; } = notifications;

    /// <summary>Starts it unless it runs already. Who has seen it end may start it, though others are still being told.</summary>
    public async Task StartAsync()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            if (_hasEnded || _course.IsCompleted)
            {
                _hasEnded = false;
                _end?.Dispose();
                _end = new CancellationTokenSource();
                _course = LiveAfterAsync(_course, _end.Token);
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Ends it and returns when it has ended.</summary>
    public async Task StopAsync()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            if (_end is not null)
            {
                await _end.CancelAsync();
            }

            await _course;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose()
    {
        _end?.Dispose();
        _oneAtATime.Dispose();
    }

    /// <summary>Goes through it all; returns, and does not throw, when it has ended or was told to.</summary>
    protected abstract Task LiveAsync(CancellationToken end);

    /// <summary>Publishes how it ended: from here on it can be started.</summary>
    protected Task PublishEnd(Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        _hasEnded = true;
        return Notifications.PublishUpdateAsync(Resource, change);
    }

    protected Task Publish(ResourceStateSnapshot state) =>
        Notifications.PublishUpdateAsync(Resource, s => s with { State = state });

    private async Task LiveAfterAsync(Task former, CancellationToken end)
    {
        await Task.Yield();
        await former;
        await LiveAsync(end);
    }
}
