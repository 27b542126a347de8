namespace Aspire.Hosting.ApplicationModel;

internal static class InitialSnapshot
{
    public static CustomResourceSnapshot Of(IResource resource) =>
        new()
        {
            ResourceType = TypeOf(resource),
            Properties = [],
            State = null,
            HealthReports =
            [
                .. resource
                    .Annotations.OfType<HealthCheckAnnotation>()
                    .Select(check => new HealthReportSnapshot(check.Key, null, null, null)),
            ],
            Relationships =
            [
                .. resource
                    .Annotations.OfType<ResourceRelationshipAnnotation>()
                    .Select(r => new RelationshipSnapshot(r.Resource.Name, r.Type)),
            ],
        };

    private static string TypeOf(IResource resource) =>
        resource switch
        {
            ProjectResource => "Project",
            ExecutableResource => "Executable",
            IResourceWithConnectionString and ParameterResource => "ConnectionString",
            ParameterResource => "Parameter",
            _ => resource.GetType().Name.Replace("Resource", "", StringComparison.Ordinal),
        };
}
