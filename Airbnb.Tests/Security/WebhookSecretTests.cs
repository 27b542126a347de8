using System.Security.Cryptography;
using System.Text;
using Airbnb.Core.Payments;

namespace Airbnb.Tests.Security;

public sealed class WebhookSecretTests
{
    private const string Body = """{"id":"evt_1","type":"charge.updated"}""";

    [Theory]
    [InlineData("whsec_old", true)]
    [InlineData("whsec_new", true)]
    [InlineData("whsec_other", false)]
    [InlineData("whsec_old,whsec_new", false)]
    [InlineData("", false)]
    public void While_one_secret_takes_over_from_another_both_are_good(string secret, bool good)
    {
        var webhook = new StripeWebhook(
            new StripeOptions
            {
                SecretKey = "sk",
                PublishableKey = "pk",
                WebhookSecret = "whsec_new, whsec_old",
            }
        );

        var opened = webhook.Open(Body, Sign(secret));

        Assert.Equal(good ? null : "webhook.signature_invalid", opened.Error?.Code);
    }

    private static string Sign(string secret)
    {
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var signed = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{time}.{Body}"));
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        return FormattableString.Invariant($"t={time},v1={hash}");
    }
}
