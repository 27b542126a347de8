namespace FastEndpoints;

/// <summary>The settings of the whole application, changed in <c>UseFastEndpoints(c => ...)</c>.</summary>
public sealed class Config
{
    internal static BindingOptions BndOpts { get; } = new();

    internal static EndpointOptions EpOpts { get; } = new();

    internal static ErrorOptions ErrOpts { get; } = new();

    internal static SecurityOptions SecOpts { get; } = new();

    internal static SerializerOptions SerOpts { get; } = new();

    internal static ValidationOptions ValOpts { get; } = new();

    public BindingOptions Binding => BndOpts;

    public EndpointOptions Endpoints => EpOpts;

    public ErrorOptions Errors => ErrOpts;

    public SecurityOptions Security => SecOpts;

    public SerializerOptions Serializer => SerOpts;

    public ValidationOptions Validation => ValOpts;
}
