using Airbnb.Core.Privacy.Exports;
using Airbnb.Core.Privacy.Retention;
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
        builder
            .Services.AddOptions<RetentionOptions>()
            .BindConfiguration("Retention")
            .Validate(options => options.AreSensible(), "Retention: each is a number of days.")
            .ValidateOnStart();
        builder.Services.AddSingleton<IExportStore, FolderExportStore>();
        builder.Services.AddSingleton<ExportLinks>();
    }
}
