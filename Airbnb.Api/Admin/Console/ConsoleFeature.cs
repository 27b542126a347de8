using Airbnb.Core;
using Radzen;

namespace Airbnb.Api.Admin.Console;

/// <summary>Pages for those who look after the platform: rendered on the server, and without a script.</summary>
public sealed class ConsoleFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        // What packages serve is found by the build's list, in every environment; a published app has it beside it.
        ((WebApplicationBuilder)builder).WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents();
        builder.Services.AddRadzenComponents();
    }
}
