using Airbnb.Core.Privacy.Exports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Privacy;

public sealed class PrivacyFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<ExportOptions>()
            .BindConfiguration("Exports")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<IExportStore, FolderExportStore>();
        builder.Services.AddSingleton<ExportLinks>();
    }
}
