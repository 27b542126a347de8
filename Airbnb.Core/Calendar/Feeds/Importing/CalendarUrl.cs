using System.Net;

namespace Airbnb.Core.Calendar.Feeds.Importing;

/// <summary>Where a calendar may come from, as far as its address says.</summary>
public static class CalendarUrl
{
    public const int Longest = 2_000;

    public static Result<Uri> Parse(string text, CalendarOptions options)
    {
        // As a click on a link "subscribe" has it.
        var url = text.StartsWith("webcal://", StringComparison.OrdinalIgnoreCase) ? $"https://{text[9..]}" : text;
        return url.Length <= Longest && Uri.TryCreate(url, UriKind.Absolute, out var uri)
            ? Allowed(uri, options)
            : FeedErrors.UrlNotAllowed;
    }

    public static Result<Uri> Allowed(Uri uri, CalendarOptions options)
    {
        var isWeb = uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp;
        if (!isWeb || uri.UserInfo.Length > 0 || uri.Host.Length == 0)
            return FeedErrors.UrlNotAllowed;
        if (options.AllowPrivateAddresses)
            return uri;
        if (uri.Port is not (80 or 443))
            return FeedErrors.UrlNotAllowed;
        // Names are looked at when they are resolved.
        return IPAddress.TryParse(uri.DnsSafeHost, out var address) && !PublicAddresses.Contain(address)
            ? FeedErrors.AddressNotPublic
            : uri;
    }
}
