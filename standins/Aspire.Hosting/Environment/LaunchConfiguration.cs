using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Environment and arguments of a resource, with all values filled in.</summary>
internal sealed record LaunchConfiguration(
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyList<string> Arguments
)
{
    public static async Task<LaunchConfiguration> OfAsync(
        IResource resource,
        DistributedApplicationExecutionContext execution,
        CancellationToken ct
    ) => new(await EnvironmentOf(resource, execution, ct), await ArgumentsOf(resource, execution, ct));

    private static async Task<IReadOnlyDictionary<string, string>> EnvironmentOf(
        IResource resource,
        DistributedApplicationExecutionContext execution,
        CancellationToken ct
    )
    {
        var context = new EnvironmentCallbackContext(execution, resource, cancellationToken: ct);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context);
        }

        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            if (await Text(value, ct) is { } text)
            {
                filled[name] = text;
            }
        }

        return filled;
    }

    private static async Task<IReadOnlyList<string>> ArgumentsOf(
        IResource resource,
        DistributedApplicationExecutionContext execution,
        CancellationToken ct
    )
    {
        var context = new CommandLineArgsCallbackContext([], resource, ct) { ExecutionContext = execution };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context);
        }

        var filled = new List<string>();
        foreach (var value in context.Args)
        {
            if (await Text(value, ct) is { } text)
            {
                filled.Add(text);
            }
        }

        return filled;
    }

    private static async ValueTask<string?> Text(object? value, CancellationToken ct) =>
        value switch
        {
            null => null,
            string text => text,
            IValueProvider provider => await provider.GetValueAsync(ct),
            IResourceBuilder<IResource> { Resource: IValueProvider provider } => await provider.GetValueAsync(ct),
            bool yes => yes ? "true" : "false",
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
}
