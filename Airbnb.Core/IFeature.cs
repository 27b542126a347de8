using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core;

/// <summary>What a feature adds to the host it lives in; found by its type, so that Program.cs names none.</summary>
public interface IFeature
{
    static abstract void Add(IHostApplicationBuilder builder);
}

public static class Features
{
    /// <summary>Adds Core, and every feature of Core and of the given assembly.</summary>
    public static void AddFeatures(this IHostApplicationBuilder builder, Assembly host)
    {
        builder.Services.AddAirbnbCore();
        foreach (var feature in typeof(IFeature).Assembly.GetTypes().Concat(host.GetTypes()).Where(IsFeature))
            feature.GetMethod(nameof(IFeature.Add))!.Invoke(null, [builder]);
    }

    private static bool IsFeature(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFeature));
}
