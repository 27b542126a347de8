using Microsoft.Extensions.Options;

namespace Airbnb.Worker.Notifications;

/// <summary>Section <c>Links</c>: where people reach the platform from outside.</summary>
public sealed record LinkOptions
{
    public Uri Web { get; init; } = new("http://localhost:5080");
}

/// <summary>The addresses that mails lead to.</summary>
public sealed class Links(IOptions<LinkOptions> options)
{
    // Behind #, where it does not get into the logs of what lies between.
    public string VerifyEmail(string token) => To($"verify-email#token={token}");

    private string To(string path) => options.Value.Web.ToString().TrimEnd('/') + "/" + path;
}
