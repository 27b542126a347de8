using Airbnb.Core;

namespace Airbnb.Api.Listings;

/// <summary>What <c>showIn</c> may say.</summary>
internal static class Shown
{
    public static bool IsCurrency(string? showIn) => showIn is null || Currencies.Knows(showIn);
}
