using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Orchestration;

/// <summary>Runs projects, from what the build has left, and executables.</summary>
internal sealed class ProgramStarter(DistributedApplicationExecutionContext execution, AppHostProject appHost)
    : IStarter
{
    /// <summary>What the AppHost was told about itself is not for its children.</summary>
    private static readonly string[] OwnVariables =
    [
        "ASPNETCORE_URLS",
        "ASPNETCORE_ENVIRONMENT",
        "DOTNET_ENVIRONMENT",
        "DOTNET_LAUNCH_PROFILE",
    ];

    public bool CanStart(IResource resource) => resource is ProjectResource or ExecutableResource;

    public async Task<IRun> StartAsync(IResource resource, Action<ConsoleLine> onLine, CancellationToken ct)
    {
        var launch = await LaunchConfiguration.OfAsync(resource, execution, ct);
        var spec = resource is ProjectResource project
            ? SpecOf(project, launch)
            : SpecOf((ExecutableResource)resource, launch);
        return new ProgramRun(SupervisedProcess.Start(spec, onLine), spec);
    }

    private ProcessSpec SpecOf(ProjectResource project, LaunchConfiguration launch)
    {
        var metadata = project.GetProjectMetadata();
        var program = appHost.ProgramOf(metadata.ProjectPath);
        string[] start = program is not null
            ? [program]
            :
            [
                "run",
                "--project",
                metadata.ProjectPath,
                .. metadata.SuppressBuild ? new[] { "--no-build" } : [],
                "--no-launch-profile",
                "--",
            ];
        return new ProcessSpec
        {
            FileName = Dotnet,
            Arguments = [.. start, .. launch.Arguments],
            WorkingDirectory = Path.GetDirectoryName(metadata.ProjectPath)!,
            Environment = launch.Environment,
            NotInherited = OwnVariables,
        };
    }

    private static ProcessSpec SpecOf(ExecutableResource executable, LaunchConfiguration launch)
    {
        var inFolder = Path.Combine(executable.WorkingDirectory, executable.Command);
        if (!File.Exists(inFolder) && Shell.FindOnPath(executable.Command) is null)
        {
            throw new DistributedApplicationException(
                $"The program '{executable.Command}' of '{executable.Name}' is neither in '{executable.WorkingDirectory}' nor on the PATH."
            );
        }

        return new ProcessSpec
        {
            FileName = executable.Command,
            Arguments = launch.Arguments,
            WorkingDirectory = executable.WorkingDirectory,
            Environment = launch.Environment,
            NotInherited = OwnVariables,
        };
    }

    /// <summary>The dotnet that runs the AppHost itself.</summary>
    private static string Dotnet { get; } =
        Path.GetFullPath(
            Path.Combine(
                RuntimeEnvironment.GetRuntimeDirectory(),
                "../../..",
                OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"
            )
        );

    private sealed class ProgramRun(SupervisedProcess process, ProcessSpec spec) : IRun
    {
        public int ProcessId => process.ProcessId;

        public string Source => spec.FileName == Dotnet ? spec.Arguments[0] : spec.FileName;

        public IReadOnlyDictionary<string, string> Environment => spec.Environment;

        public Task<int> Completion => process.Completion;

        public Task StopAsync() => process.StopAsync();
    }
}
