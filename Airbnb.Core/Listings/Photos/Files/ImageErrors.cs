namespace Airbnb.Core.Listings.Photos.Files;

public static class ImageErrors
{
    public static readonly Error TooLarge = new(
        "photo.too_large",
        Kind.Refused,
        $"A photo has at most {ImageFile.LargestFile / 1024 / 1024} MB."
    );
    public static readonly Error NotAnImage = new(
        "photo.not_an_image",
        Kind.Refused,
        "A photo is a JPEG, PNG or WebP file, whatever its name says."
    );
    public static readonly Error Disguised = new(
        "photo.disguised",
        Kind.Refused,
        "The file is a picture and something else at once: a page, a program or an archive."
    );
    public static readonly Error Broken = new(
        "photo.broken",
        Kind.Refused,
        "The file ends too early, or is not what its format asks for."
    );
    public static readonly Error Moving = new("photo.moving", Kind.Refused, "A photo does not move.");
    public static readonly Error TooManyPixels = new(
        "photo.too_many_pixels",
        Kind.Refused,
        $"A photo has sides of at most {ImageFile.LongestSide} pixels, and {ImageFile.MostPixels / 1_000_000} megapixels."
    );
    public static readonly Error TooFewPixels = new(
        "photo.too_few_pixels",
        Kind.Refused,
        $"A photo has sides of at least {ImageFile.ShortestSide} pixels."
    );
}
