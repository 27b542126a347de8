using Airbnb.Core.Delivery;

namespace Airbnb.Core.Listings.Photos;

/// <summary>A photo is no more, or never came to be: unless another one shows it, its file has to go.</summary>
/// <param name="File">The file's name.</param>
public sealed record PhotoFileReleased(string File) : IMessage;
