using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Whether a command can be given.</summary>
public enum ResourceCommandState
{
    /// <summary>Yes.</summary>
    Enabled,

    /// <summary>Not now.</summary>
    Disabled,

    /// <summary>It makes no sense now.</summary>
    Hidden,
}

/// <summary>Looks of an icon.</summary>
public enum IconVariant
{
    /// <summary>An outline.</summary>
    Regular,

    /// <summary>Filled.</summary>
    Filled,
}

/// <summary>Something that can be done with a resource.</summary>
public sealed class ResourceCommandAnnotation(
    string name,
    string displayName,
    Func<UpdateCommandStateContext, ResourceCommandState> updateState,
    Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
    string? displayDescription,
    object? parameter,
    string? confirmationMessage,
    string? iconName,
    IconVariant? iconVariant,
    bool isHighlighted
) : IResourceAnnotation
{
    /// <summary>Name for programs.</summary>
    public string Name { get; } = name;

    /// <summary>Name for people.</summary>
    public string DisplayName { get; } = displayName;

    /// <summary>Whether it can be given now.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState> UpdateState { get; } = updateState;

    /// <summary>Does it.</summary>
    public Func<ExecuteCommandContext, Task<ExecuteCommandResult>> ExecuteCommand { get; } = executeCommand;

    /// <summary>What it does, for people.</summary>
    public string? DisplayDescription { get; } = displayDescription;

    /// <summary>Passed on to whoever shows it.</summary>
    public object? Parameter { get; } = parameter;

    /// <summary>Asked before it is done.</summary>
    public string? ConfirmationMessage { get; } = confirmationMessage;

    /// <summary>Icon.</summary>
    public string? IconName { get; } = iconName;

    /// <summary>Look of the icon.</summary>
    public IconVariant? IconVariant { get; } = iconVariant;

    /// <summary>Whether it is shown as a button of its own.</summary>
    public bool IsHighlighted { get; } = isHighlighted;
}

/// <summary>Optional properties of a command.</summary>
public class CommandOptions
{
    /// <summary>What it does, for people.</summary>
    public string? Description { get; set; }

    /// <summary>Passed on to whoever shows it.</summary>
    public object? Parameter { get; set; }

    /// <summary>Asked before it is done.</summary>
    public string? ConfirmationMessage { get; set; }

    /// <summary>Icon.</summary>
    public string? IconName { get; set; }

    /// <summary>Look of the icon.</summary>
    public IconVariant? IconVariant { get; set; }

    /// <summary>Whether it is shown as a button of its own.</summary>
    public bool IsHighlighted { get; set; }

    /// <summary>Whether it can be given now; always, unless set.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState>? UpdateState { get; set; }
}

/// <summary>The resource whose command's state is asked for.</summary>
public sealed class UpdateCommandStateContext
{
    /// <summary>What the resource is like.</summary>
    public required CustomResourceSnapshot ResourceSnapshot { get; init; }

    /// <summary>Services of the AppHost.</summary>
    public required IServiceProvider ServiceProvider { get; init; }
}

/// <summary>A command being carried out.</summary>
public sealed class ExecuteCommandContext
{
    /// <summary>Services of the AppHost.</summary>
    public required IServiceProvider ServiceProvider { get; init; }

    /// <summary>The resource's id.</summary>
    public required string ResourceName { get; init; }

    /// <summary>Cancelled when nobody wants the result.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>Writes to the resource's console.</summary>
    public required ILogger Logger { get; init; }
}

/// <summary>How a command went.</summary>
public sealed class ExecuteCommandResult
{
    /// <summary>Whether it worked.</summary>
    public required bool Success { get; init; }

    /// <summary>Whether someone called it off.</summary>
    public bool Canceled { get; init; }

    /// <summary>Why it did not work.</summary>
    public string? ErrorMessage { get; init; }
}

/// <summary>Results of commands.</summary>
public static class CommandResults
{
    /// <summary>It worked.</summary>
    public static ExecuteCommandResult Success() => new() { Success = true };

    /// <summary>It did not work.</summary>
    public static ExecuteCommandResult Failure(string? errorMessage = null) =>
        new() { Success = false, ErrorMessage = errorMessage };

    /// <summary>It did not work.</summary>
    public static ExecuteCommandResult Failure(Exception exception) => Failure(exception.Message);

    /// <summary>Someone called it off.</summary>
    public static ExecuteCommandResult Canceled() => new() { Success = false, Canceled = true };
}
