using Airbnb.Core;
using Airbnb.Core.Listings.Photos;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Listings;

public sealed class DeleteReleasedPhotoFile(DeleteUnusedFile delete) : IHandle<PhotoFileReleased>
{
    public Task<Result> Handle(PhotoFileReleased message, CancellationToken ct) =>
        delete.Of(
            PhotoFile.Named(message.File)
                ?? throw new InvalidOperationException($"'{message.File}' is no name of a photo's file."),
            ct
        );
}
