using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>What every project gets without being asked: telemetry settings, its launch profile and its addresses.</summary>
internal static class ProjectDefaults
{
    public static void Apply(IResourceBuilder<ProjectResource> project, ProjectResourceOptions options)
    {
        var application = project.ApplicationBuilder;
        var chosen = ChosenProfile.For(
            project.Resource,
            options,
            application.Configuration["AppHost:DefaultLaunchProfileName"]
                ?? application.Configuration["DOTNET_LAUNCH_PROFILE"]
        );
        project.WithEnvironment(context =>
            Telemetry(context.EnvironmentVariables, project.Resource.Name, application.Environment)
        );
        project.WithEnvironment(context => Addresses(context.EnvironmentVariables, project.Resource));
        if (chosen is not null)
        {
            AddEndpoints(project, chosen.Profile);
            AddArguments(project, chosen.Profile);
            project.WithEnvironment(context => Profile(context.EnvironmentVariables, chosen));
        }
    }

    private static void Telemetry(Dictionary<string, object> variables, string name, IHostEnvironment environment)
    {
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
        variables["OTEL_SERVICE_NAME"] = name;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={name}-{Guid.NewGuid().ToString("N")[..8]}";
        variables["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";
        variables["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "true";
        if (!environment.IsDevelopment())
        {
            return;
        }

        variables["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true";
        variables["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true";
        variables["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
        variables["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true";
    }

    private static void Addresses(Dictionary<string, object> variables, ProjectResource project)
    {
        var web = project
            .GetEndpoints()
            .Where(e => (e.IsHttp || e.IsHttps) && e.EndpointAnnotation.TargetPortEnvironmentVariable is null)
            .ToArray();
        if (web.Length == 0)
        {
            return;
        }

        var urls = new ReferenceExpressionBuilder();
        foreach (var endpoint in web)
        {
            urls.AppendLiteral(urls.IsEmpty ? "" : ";");
            urls.Append(
                $"{endpoint.Scheme}://{endpoint.EndpointAnnotation.TargetHost}:{endpoint.Property(EndpointProperty.TargetPort)}"
            );
        }

        variables["ASPNETCORE_URLS"] = urls.Build();
        if (web.FirstOrDefault(e => e.IsHttps) is { } https)
        {
            variables["ASPNETCORE_HTTPS_PORT"] = https.Property(EndpointProperty.Port);
        }
    }

    private static void Profile(Dictionary<string, object> variables, ChosenProfile chosen)
    {
        variables["DOTNET_LAUNCH_PROFILE"] = chosen.Name;
        foreach (var (name, value) in chosen.Profile.EnvironmentVariables)
        {
            variables.TryAdd(name, System.Environment.ExpandEnvironmentVariables(value));
        }
    }

    private static void AddEndpoints(IResourceBuilder<ProjectResource> project, LaunchProfile profile)
    {
        var count = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var url in profile.ApplicationUrl?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var address = new Uri(
                url.Replace("://*", "://localhost", StringComparison.Ordinal)
                    .Replace("://+", "://localhost", StringComparison.Ordinal)
            );
            count[address.Scheme] = count.GetValueOrDefault(address.Scheme) + 1;
            var name = count[address.Scheme] == 1 ? address.Scheme : $"{address.Scheme}{count[address.Scheme]}";
            project.WithEndpoint(
                name,
                endpoint =>
                {
                    endpoint.Port = address.Port;
                    endpoint.UriScheme = address.Scheme;
                    endpoint.FromLaunchProfile = true;
                }
            );
        }

        if (profile.LaunchUrl is { Length: > 0 } launchUrl)
        {
            project.WithUrls(context => ShowLaunchUrl(context, launchUrl));
        }
    }

    private static void ShowLaunchUrl(ResourceUrlsCallbackContext context, string launchUrl)
    {
        foreach (var url in context.Urls.Where(u => u.Endpoint?.EndpointAnnotation.FromLaunchProfile == true))
        {
            url.Url = new Uri(new Uri(url.Url), launchUrl).ToString();
        }
    }

    private static void AddArguments(IResourceBuilder<ProjectResource> project, LaunchProfile profile)
    {
        // As in `dotnet run`, the profile's arguments stand for those that are not given.
        if (CommandLine.Split(profile.CommandLineArgs) is { Length: > 0 } arguments)
        {
            project.WithArgs(context =>
            {
                foreach (var argument in arguments)
                {
                    context.Args.Add(argument);
                }
            });
        }
    }
}
