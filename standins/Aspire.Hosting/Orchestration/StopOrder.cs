using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>Stops what uses a resource before the resource itself; what has nothing to do with one another at once.</summary>
internal static class StopOrder
{
    public static async Task StopAsync(IReadOnlyCollection<Life> lives)
    {
        var byResource = lives.ToDictionary(l => l.Resource);
        var order = Order([.. byResource.Keys]);
        var stops = new Dictionary<IResource, Task>();
        foreach (var resource in order.Reverse())
        {
            // References may run in circles; only those that agree with the order count.
            var users = stops.Where(s => NeededBy(s.Key).Contains(resource)).Select(s => s.Value).ToArray();
            stops[resource] = StopAfter(users, byResource[resource]);
        }

        await Task.WhenAll(stops.Values);
    }

    /// <summary>Resources behind those they need.</summary>
    public static IReadOnlyList<IResource> Order(IReadOnlyCollection<IResource> resources)
    {
        var ordered = new List<IResource>();
        var seen = new HashSet<IResource>();
        foreach (var resource in resources)
        {
            Visit(resource);
        }

        return ordered;

        void Visit(IResource resource)
        {
            if (!resources.Contains(resource) || !seen.Add(resource))
            {
                return;
            }

            foreach (var needed in NeededBy(resource))
            {
                Visit(needed);
            }

            ordered.Add(resource);
        }
    }

    /// <summary>Waits come first: where references contradict them, the waits decide.</summary>
    private static IEnumerable<IResource> NeededBy(IResource resource)
    {
        var waits = resource.Annotations.OfType<WaitAnnotation>().Select(w => w.Resource);
        var references = resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(r => r.Resource);
        IEnumerable<IResource> parents = resource is IResourceWithParent child ? [child.Parent] : [];
        return waits.Concat(parents).Concat(references).Distinct();
    }

    private static async Task StopAfter(Task[] users, Life life)
    {
        await Task.WhenAll(users);
        await life.StopForGoodAsync();
    }
}
