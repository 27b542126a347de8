using System.Security.Cryptography;
using Airbnb.Core.Listings.Photos.Files;

namespace Airbnb.Core.Listings.Photos;

/// <summary>A stored picture, named by its content: the same name always means the same bytes.</summary>
public sealed record PhotoFile
{
    private const int HashLength = 64;

    private PhotoFile(string hash, ImageType type) => (Hash, Type) = (hash, type);

    /// <summary>SHA-256, in lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    public ImageType Type { get; }

    public string Name => $"{Hash}.{ExtensionOf(Type)}";

    /// <summary>Where everybody may read it.</summary>
    public string Path => PathOf(Name)!;

    public string MediaType => $"image/{ExtensionOf(Type).Replace("jpg", "jpeg", StringComparison.Ordinal)}";

    public static string? PathOf(string? name) => name is null ? null : $"/photos/{name}";

    public static PhotoFile Of(CleanImage image) =>
        new(Convert.ToHexStringLower(SHA256.HashData(image.Bytes.Span)), image.Type);

    public static PhotoFile Of(ListingPhoto photo) => new(photo.Hash, photo.Type);

    /// <summary>Null for what is no name of ours.</summary>
    public static PhotoFile? Named(string name)
    {
        if (name.Length < HashLength || name.AsSpan(0, HashLength).ContainsAnyExcept("0123456789abcdef"))
            return null;
        foreach (var type in Enum.GetValues<ImageType>())
            if (name.AsSpan(HashLength).SequenceEqual($".{ExtensionOf(type)}"))
                return new PhotoFile(name[..HashLength], type);
        return null;
    }

    private static string ExtensionOf(ImageType type) =>
        type switch
        {
            ImageType.Jpeg => "jpg",
            ImageType.Png => "png",
            _ => "webp",
        };
}
