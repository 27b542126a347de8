namespace Airbnb.Core.Listings.Photos;

public static class PhotoErrors
{
    public static readonly Error TooMany = new(
        "photo.too_many",
        Kind.Refused,
        $"A listing has at most {ListingPhoto.Most} photos."
    );
    public static readonly Error ThereAlready = new(
        "photo.there_already",
        Kind.Conflict,
        "The listing has this very photo."
    );
    public static readonly Error NotTheSame = new(
        "photo.not_the_same",
        Kind.Refused,
        "Name each photo that the listing has once, and no other."
    );
}
