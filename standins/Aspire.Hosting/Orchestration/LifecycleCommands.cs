using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>Start, stop and restart.</summary>
internal static class LifecycleCommands
{
    public static void Add(IResource resource, Orchestrator orchestrator)
    {
        Add(
            KnownResourceCommands.StartCommand,
            "Start",
            state => IsStopped(state) ? ResourceCommandState.Enabled : ResourceCommandState.Hidden,
            life => life.StartAsync()
        );
        Add(
            KnownResourceCommands.StopCommand,
            "Stop",
            state =>
                IsStopped(state) ? ResourceCommandState.Hidden
                : state == KnownResourceStates.Stopping ? ResourceCommandState.Disabled
                : ResourceCommandState.Enabled,
            life => life.StopAsync()
        );
        Add(
            KnownResourceCommands.RestartCommand,
            "Restart",
            state =>
                state == KnownResourceStates.Running ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
            async life =>
            {
                await life.StopAsync();
                await life.StartAsync();
            }
        );

        void Add(string name, string title, Func<string?, ResourceCommandState> state, Func<Life, Task> act)
        {
            resource.Annotations.Add(
                new ResourceCommandAnnotation(
                    name,
                    title,
                    context => state(context.ResourceSnapshot.State?.Text),
                    async _ =>
                    {
                        await act(orchestrator.LifeOf(resource));
                        return CommandResults.Success();
                    },
                    displayDescription: null,
                    parameter: null,
                    confirmationMessage: null,
                    iconName: null,
                    iconVariant: null,
                    isHighlighted: true
                )
            );
        }
    }

    private static bool IsStopped(string? state) =>
        state is null
        || state == KnownResourceStates.NotStarted
        || KnownResourceStates.TerminalStates.Contains(state, StringComparer.Ordinal);
}
