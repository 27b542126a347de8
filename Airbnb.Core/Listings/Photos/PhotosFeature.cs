using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.Core.Listings.Photos;

public sealed class PhotosFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<PhotoOptions>()
            .BindConfiguration("Photos")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<IPhotoStore, FolderPhotoStore>();
    }
}
