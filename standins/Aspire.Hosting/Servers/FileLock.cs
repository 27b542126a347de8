namespace Aspire.Hosting.Servers;

internal static class FileLock
{
    private static readonly int[] HeldByAnother =
    [
        11, // EAGAIN on Linux
        35, // and on macOS
        unchecked((int)0x80070020), // a sharing violation on Windows
    ];

    /// <summary>Holds the file until disposed of or this process ends; nothing when somebody else holds it.</summary>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (HeldByAnother.Contains(exception.HResult))
        {
            return null;
        }
    }
}
