using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

internal static class References
{
    /// <summary>The resources that a value is directly made of.</summary>
    public static IEnumerable<IResource> In(object value) =>
        value switch
        {
            IResource resource => [resource],
            IValueWithReferences composed => composed.References.SelectMany(In).Distinct(),
            _ => [],
        };
}
