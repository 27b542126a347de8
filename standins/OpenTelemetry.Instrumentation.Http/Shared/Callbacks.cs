using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace OpenTelemetry.Instrumentation;

/// <summary>
/// Runs what an application hooked into instrumentation. A callback that throws must not fail the request it only
/// observes: the fault is written to an event source, where OpenTelemetry's self-diagnostics read it.
/// </summary>
internal sealed class Callbacks(string eventSourceName)
{
    private readonly InstrumentationEventSource _events = new(eventSourceName);

    /// <summary>Asks a filter; an activity it refuses, or fails on, is not recorded.</summary>
    public bool Passes<T>(Func<T, bool>? filter, T subject, Activity activity)
    {
        if (Allows(filter, subject, activity))
        {
            return true;
        }

        activity.IsAllDataRequested = false;
        activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        return false;
    }

    public void Enrich<T>(Action<Activity, T>? enrich, Activity activity, T subject)
    {
        try
        {
            enrich?.Invoke(activity, subject);
        }
        catch (Exception fault)
        {
            _events.EnrichmentFailed(activity.OperationName, fault.ToString());
        }
    }

    private bool Allows<T>(Func<T, bool>? filter, T subject, Activity activity)
    {
        try
        {
            return filter?.Invoke(subject) ?? true;
        }
        catch (Exception fault)
        {
            _events.FilterFailed(activity.OperationName, fault.ToString());
            return false;
        }
    }

    private sealed class InstrumentationEventSource(string name) : EventSource(name)
    {
        [Event(1, Message = "The filter failed on '{0}': {1}", Level = EventLevel.Error)]
        public void FilterFailed(string operation, string fault) => WriteEvent(1, operation, fault);

        [Event(2, Message = "Enriching '{0}' failed: {1}", Level = EventLevel.Error)]
        public void EnrichmentFailed(string operation, string fault) => WriteEvent(2, operation, fault);
    }
}
