using System.IO.Compression;
using System.Text;
using Airbnb.Core.Listings.Photos;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Privacy.Exports;

/// <summary>Writes the zip: a JSON file for each section, and the photos of one's homes. It only reads.</summary>
public sealed class WriteExport(AirbnbDb db, IPhotoStore photos)
{
    public async Task Of(Guid userId, Stream to, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, null, ct);
        foreach (var section in ExportSections.All)
            await Write(section, userId, zip, ct);
        await foreach (var photo in PhotosOf(userId).AsAsyncEnumerable().WithCancellation(ct))
            await Write(PhotoFile.Of(photo), $"photos/{photo.ListingId}/{photo.Position:00}-", zip, ct);
        var picture = await db.Users.Where(user => user.Id == userId).Select(user => user.Picture).SingleAsync(ct);
        if (picture is not null && PhotoFile.Named(picture) is { } file)
            await Write(file, "photos/me-", zip, ct);
    }

    private async Task Write(ExportSection section, Guid userId, ZipArchive zip, CancellationToken ct)
    {
        var rows = db.Database.SqlQueryRaw<string>(section.AsJson, userId).AsAsyncEnumerable();
        await using var file = await zip.CreateEntry(section.Name + ".json").OpenAsync(ct);
        await using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var next = "[";
        await foreach (var row in rows.WithCancellation(ct))
        {
            await text.WriteAsync(next + "\n  " + row);
            next = ",";
        }
        await text.WriteAsync(next == "[" ? "[]\n" : "\n]\n");
    }

    private IQueryable<ListingPhoto> PhotosOf(Guid userId) =>
        from photo in db.ListingPhotos.AsNoTracking()
        join listing in db.Listings on photo.ListingId equals listing.Id
        where listing.HostId == userId
        orderby photo.ListingId, photo.Position
        select photo;

    /// <summary>As they are: pictures are compressed already.</summary>
    private async Task Write(PhotoFile file, string name, ZipArchive zip, CancellationToken ct)
    {
        await using var picture = photos.Open(file);
        if (picture is null)
            return; // taken away since; the moment that the rows show is a little older
        await using var entry = await zip.CreateEntry(name + file.Name, CompressionLevel.NoCompression).OpenAsync(ct);
        await picture.CopyToAsync(entry, ct);
    }
}
