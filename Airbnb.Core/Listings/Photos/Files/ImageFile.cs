namespace Airbnb.Core.Listings.Photos.Files;

/// <summary>The formats that photos may have.</summary>
public enum ImageType
{
    Jpeg,
    Png,
    Webp,
}

/// <summary>A picture and nothing but the picture: what was around it is gone.</summary>
/// <param name="Width">In pixels, as stored; a viewer may turn it.</param>
public sealed record CleanImage(ImageType Type, int Width, int Height, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Recognises a picture by its content and keeps of it what draws it: where and when it was taken, with what, and
/// whatever else came along is left out. Nothing is decoded, so that no size can be claimed that has to be paid for.
/// </summary>
public static class ImageFile
{
    public const int LargestFile = 10 * 1024 * 1024;
    public const int LongestSide = 12_000;
    public const int ShortestSide = 200;
    public const long MostPixels = 40_000_000;

    public static Result<CleanImage> Clean(ReadOnlyMemory<byte> file)
    {
        if (file.Length > LargestFile)
            return ImageErrors.TooLarge;
        var bytes = file.Span;
        if (Disguise.IsMoreThanAnImage(bytes))
            return ImageErrors.Disguised;
        try
        {
            var image =
                JpegFile.Is(bytes) ? JpegFile.Clean(file)
                : PngFile.Is(bytes) ? PngFile.Clean(file)
                : WebpFile.Is(bytes) ? WebpFile.Clean(file)
                : null;
            return image is null ? ImageErrors.NotAnImage : image;
        }
        catch (RefusedImageException refused)
        {
            return refused.Error;
        }
    }

    /// <summary>What a header says of the size, before anything else of the file is looked at.</summary>
    internal static void Measure(int width, int height)
    {
        if (width > LongestSide || height > LongestSide || (long)width * height > MostPixels)
            throw new RefusedImageException(ImageErrors.TooManyPixels);
        if (width < ShortestSide || height < ShortestSide)
            throw new RefusedImageException(ImageErrors.TooFewPixels);
    }
}

/// <summary>Ends the reading of a file from deep inside; never leaves <see cref="ImageFile"/>.</summary>
internal sealed class RefusedImageException(Error error) : Exception(error.Message)
{
    public Error Error { get; } = error;

    public static RefusedImageException Broken => new(ImageErrors.Broken);
}
