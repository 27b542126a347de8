using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>What a resource goes through, again each time that it is started.</summary>
internal abstract class Life(IResource resource, ResourceNotificationService notifications) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private Course? _newest;
    private volatile Course? _current;
    private bool _isOver;

    public IResource Resource { get; } = resource;

    protected ResourceNotificationService Notifications { get; } = notifications;

    /// <summary>
    /// Starts it unless it runs already. Who has seen it end may start it, though others are still being told; what is
    /// being stopped is started once it has ended.
    /// </summary>
    public async Task StartAsync()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            if (!_isOver && _newest is not { GoesOn: true })
            {
                var former = _newest?.Whole ?? Task.CompletedTask;
                var next = _newest = new Course();
                next.Whole = LiveAfterAsync(former, next);
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Ends it and returns when it has ended.</summary>
    public Task StopAsync() => StopAsync(forGood: false);

    /// <summary>Ends it with the application: who would start it on hearing of its end does so in vain.</summary>
    public Task StopForGoodAsync() => StopAsync(forGood: true);

    public void Dispose()
    {
        _newest?.Dispose();
        _oneAtATime.Dispose();
    }

    /// <summary>Goes through it all; returns, and does not throw, when it has ended or was told to.</summary>
    protected abstract Task LiveAsync(CancellationToken end);

    /// <summary>Publishes how it ended: from here on it can be started.</summary>
    protected Task PublishEnd(Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        _current!.HasEnded();
        return Notifications.PublishUpdateAsync(Resource, change);
    }

    protected Task Publish(ResourceStateSnapshot state) =>
        Notifications.PublishUpdateAsync(Resource, s => s with { State = state });

    private async Task StopAsync(bool forGood)
    {
        Course? course;
        await _oneAtATime.WaitAsync();
        try
        {
            _isOver |= forGood;
            course = _newest;
            await (course?.EndAsync() ?? Task.CompletedTask);
        }
        finally
        {
            _oneAtATime.Release();
        }

        // No longer alone: it is over when all have heard of its end, and one of them may want to start it.
        await (course?.Whole ?? Task.CompletedTask);
    }

    private async Task LiveAfterAsync(Task former, Course course)
    {
        await Task.Yield();
        await former;
        _current = course;
        await LiveAsync(course.End);
    }

    /// <summary>From one start until all have heard of the end.</summary>
    private sealed class Course : IDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private volatile bool _hasEnded;

        public CancellationToken End => _end.Token;

        public Task Whole { get; set; } = Task.CompletedTask;

        public bool GoesOn => !_hasEnded && !_end.IsCancellationRequested && !Whole.IsCompleted;

        public Task EndAsync() => _end.CancelAsync();

        public void HasEnded() => _hasEnded = true;

        public void Dispose() => _end.Dispose();
    }
}
