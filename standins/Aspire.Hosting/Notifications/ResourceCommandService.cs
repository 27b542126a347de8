using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Carries out commands on resources.</summary>
public class ResourceCommandService
{
    private readonly DistributedApplicationModel _model;
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _loggers;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(
        DistributedApplicationModel model,
        ResourceNotificationService notifications,
        ResourceLoggerService loggers,
        IServiceProvider services
    )
    {
        _model = model;
        _notifications = notifications;
        _loggers = loggers;
        _services = services;
    }

    /// <summary>Carries out a command on the resource of a name.</summary>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId,
        string commandName,
        CancellationToken cancellationToken = default
    ) =>
        _model.Resources.TryGetByName(resourceId, out var resource)
            ? ExecuteCommandAsync(resource, commandName, cancellationToken)
            : Task.FromResult(CommandResults.Failure($"Resource '{resourceId}' not found."));

    /// <summary>Carries out a command on a resource.</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        IResource resource,
        string commandName,
        CancellationToken cancellationToken = default
    )
    {
        var command = resource
            .Annotations.OfType<ResourceCommandAnnotation>()
            .FirstOrDefault(c => c.Name == commandName);
        if (command is null)
        {
            return CommandResults.Failure($"Command '{commandName}' not available for resource '{resource.Name}'.");
        }

        var logger = _loggers.GetLogger(resource);
        logger.LogInformation("Executing command '{CommandName}'.", commandName);
        try
        {
            var result = await command.ExecuteCommand(
                new ExecuteCommandContext
                {
                    ServiceProvider = _services,
                    ResourceName = resource.Name,
                    CancellationToken = cancellationToken,
                    Logger = logger,
                }
            );
            Report(logger, commandName, result);
            return result;
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // A command is anybody's code: its trouble is its result, and no reason for the AppHost to end.
            logger.LogError(trouble, "Error executing command '{CommandName}'.", commandName);
            return CommandResults.Failure($"Command '{commandName}' failed: {trouble.Message}");
        }
    }

    /// <summary>What can be done with a resource in its present state.</summary>
    internal IEnumerable<ResourceCommandSnapshot> For(ResourceEvent current) =>
        current
            .Resource.Annotations.OfType<ResourceCommandAnnotation>()
            .Select(c => new ResourceCommandSnapshot(
                c.Name,
                c.UpdateState(
                    new UpdateCommandStateContext { ResourceSnapshot = current.Snapshot, ServiceProvider = _services }
                ),
                c.DisplayName,
                c.DisplayDescription,
                c.Parameter,
                c.ConfirmationMessage,
                c.IconName,
                c.IconVariant,
                c.IsHighlighted
            ));

    private static void Report(ILogger logger, string commandName, ExecuteCommandResult result)
    {
        if (result.Success)
        {
            logger.LogInformation("Successfully executed command '{CommandName}'.", commandName);
        }
        else if (!result.Canceled)
        {
            logger.LogError("Failure executing command '{CommandName}': {Error}", commandName, result.ErrorMessage);
        }
    }
}
