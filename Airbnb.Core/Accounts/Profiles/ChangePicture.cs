using Airbnb.Core.Delivery;
using Airbnb.Core.Listings.Photos;
using Airbnb.Core.Listings.Photos.Files;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;

namespace Airbnb.Core.Accounts.Profiles;

/// <summary>Shows a person's picture, cleaned of all that does not draw it, or none.</summary>
public sealed class ChangePicture(AirbnbDb db, IPhotoStore store, PlatformClock clock)
{
    /// <summary>Longer than any upload takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async Task<Result<User>> To(Stream file, Guid userId, CancellationToken ct)
    {
        using var read = new MemoryStream();
        await file.CopyToAsync(read, ct);
        var clean = ImageFile.Clean(read.GetBuffer().AsMemory(0, (int)read.Length));
        if (clean.Error is { } refusal)
            return refusal;
        var upload = Guid.CreateVersion7();
        // First of all, so that the file of an upload that dies from here on is found and deleted.
        db.SetDeadline(clock.Now + Patience, upload, new PhotoFileReleased(PhotoFile.Of(clean.Value).Name));
        await db.SaveChangesAsync(ct);
        return await db.InTransaction(() => Keep(clean.Value, upload, userId, ct), ct);
    }

    public Task<Result<User>> Remove(Guid userId, CancellationToken ct) =>
        db.InTransaction(() => Show(null, userId, ct), ct);

    private async Task<Result<User>> Keep(CleanImage image, Guid upload, Guid userId, CancellationToken ct)
    {
        await db.CancelDeadlines<PhotoFileReleased>(upload, ct);
        var file = PhotoFile.Of(image);
        var shown = await Show(file.Name, userId, ct);
        if (shown.Error is not null)
            return shown;
        await db.LockFile(file, ct);
        await store.Keep(file, image.Bytes, ct);
        return shown;
    }

    private async Task<Result<User>> Show(string? file, Guid userId, CancellationToken ct)
    {
        if (await db.LockPerson(userId, ct) is not { } me)
            return Error.NotFound;
        if (me.Show(file) is { } before && before != file)
            db.Publish(new PhotoFileReleased(before));
        await db.SaveChangesAsync(ct);
        return me;
    }
}
