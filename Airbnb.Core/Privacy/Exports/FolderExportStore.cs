using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Privacy.Exports;

/// <summary>Section <c>Exports</c>.</summary>
public sealed record ExportOptions
{
    /// <summary>A folder on a volume that all replicas of API and Worker share, and nobody else reads.</summary>
    [Required]
    public string Folder { get; init; } = "";
}

/// <summary>Zip files in a folder.</summary>
public sealed class FolderExportStore(IOptions<ExportOptions> options) : IExportStore
{
    private const string Unfinished = ".part";

    private readonly string folder = options.Value.Folder;

    public async Task<long> Keep(Guid id, Func<Stream, Task> write, CancellationToken ct)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(folder);
        // Written aside and renamed: under its name there is the whole copy or none.
        await using (var part = new FileStream(path + Unfinished, ForItsOwnerAlone()))
        {
            await write(part);
            ct.ThrowIfCancellationRequested();
            part.Flush(flushToDisk: true);
        }
        File.Move(path + Unfinished, path, overwrite: true);
        return new FileInfo(path).Length;
    }

    public Stream? Open(Guid id)
    {
        try
        {
            return new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Delete(Guid id)
    {
        if (!Directory.Exists(folder))
            return;
        File.Delete(PathOf(id));
        File.Delete(PathOf(id) + Unfinished); // of a Worker that died
    }

    private static FileStreamOptions ForItsOwnerAlone()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private string PathOf(Guid id) => Path.Combine(folder, $"{id:N}.zip");
}
