using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Listings.Photos;

/// <summary>Section <c>Photos</c>.</summary>
public sealed record PhotoOptions
{
    /// <summary>A folder on a volume that all replicas of API and Worker share.</summary>
    [Required]
    public string Folder { get; init; } = "";
}

/// <summary>Pictures in a folder, by the first two digits of their names.</summary>
public sealed class FolderPhotoStore(IOptions<PhotoOptions> options) : IPhotoStore
{
    private const string Unfinished = ".part";

    private readonly string folder = options.Value.Folder;

    public async Task Keep(PhotoFile file, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var path = PathOf(file);
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Written aside and renamed: under its name there is the whole picture or none.
        await using (var part = new FileStream(path + Unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await part.WriteAsync(bytes, ct);
            part.Flush(flushToDisk: true);
        }
        File.Move(path + Unfinished, path, overwrite: true);
    }

    public Stream? Open(PhotoFile file)
    {
        try
        {
            // Sharing deletion, so that a picture can go while somebody still reads it.
            return new FileStream(PathOf(file), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Delete(PhotoFile file)
    {
        var path = PathOf(file);
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            return;
        File.Delete(path);
        File.Delete(path + Unfinished); // of an upload that died
    }

    private string PathOf(PhotoFile file) => Path.Combine(folder, file.Hash[..2], file.Name);
}
