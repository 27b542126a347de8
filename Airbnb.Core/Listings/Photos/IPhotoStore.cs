namespace Airbnb.Core.Listings.Photos;

/// <summary>Where pictures lie. API and Worker reach the same one.</summary>
public interface IPhotoStore
{
    /// <summary>Returns once the bytes survive a power cut. Keeping what is there already does nothing.</summary>
    Task Keep(PhotoFile file, ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <summary>Null when it is not there.</summary>
    Stream? Open(PhotoFile file);

    /// <summary>For good. Deleting what is not there does nothing.</summary>
    void Delete(PhotoFile file);
}
