using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>What a resource goes through, again each time that it is started.</summary>
internal abstract class Life(IResource resource, ResourceNotificationService notifications) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private CancellationTokenSource? _end;
    private Task _course = Task.CompletedTask;

    public IResource Resource { get; } = resource;

    protected ResourceNotificationService Notifications { get; } = notifications;

    /// <summary>Starts it unless it runs already.</summary>
    public async Task StartAsync()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            if (_course.IsCompleted)
            {
                _end?.Dispose();
                _end = new CancellationTokenSource();
                var token = _end.Token;
                _course = Task.Run(() => LiveAsync(token), CancellationToken.None);
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

    protected Task Publish(ResourceStateSnapshot state) =>
        Notifications.PublishUpdateAsync(Resource, s => s with { State = state });
}
