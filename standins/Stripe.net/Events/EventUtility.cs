using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Stripe;

/// <summary>Reads events and checks that they come from Stripe.</summary>
public static class EventUtility
{
    /// <summary>How many seconds old a delivery may be.</summary>
    public const int DefaultTimeTolerance = 300;

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Whether an event of one version can be read by a library pinned to another: same release train.</summary>
    public static bool IsCompatibleApiVersion(string sdkApiVersion, string eventApiVersion)
    {
        // Versions before release trains are bare dates.
        if (!eventApiVersion.Contains('.', StringComparison.Ordinal))
        {
            return false;
        }

        var train = sdkApiVersion.Split('.')[1];
        return string.Equals(train, "preview", StringComparison.Ordinal)
            ? string.Equals(eventApiVersion, sdkApiVersion, StringComparison.Ordinal)
            : string.Equals(eventApiVersion.Split('.')[1], train, StringComparison.Ordinal);
    }

    /// <summary>Whether this library can read an event of <paramref name="eventApiVersion"/>.</summary>
    public static bool IsCompatibleApiVersion(string eventApiVersion) =>
        IsCompatibleApiVersion(StripeConfiguration.ApiVersion, eventApiVersion);

    /// <summary>Reads an event without checking who sent it.</summary>
    /// <exception cref="StripeException">The event is of another release train.</exception>
    public static Event ParseEvent(string json, bool throwOnApiVersionMismatch = true)
    {
        RefuseThinEvent(json);
        var stripeEvent = StripeEntity.FromJson<Event>(json);
        if (throwOnApiVersionMismatch && !IsCompatibleApiVersion(stripeEvent.ApiVersion))
        {
            throw new StripeException(
                $"Received event with API version {stripeEvent.ApiVersion}, but Stripe.net "
                    + $"{StripeConfiguration.StripeNetVersion} expects API version {StripeConfiguration.ApiVersion}. "
                    + "Create a webhook endpoint with this API version, or pass `throwOnApiVersionMismatch: false`; "
                    + "objects may then be read incorrectly."
            );
        }

        return stripeEvent;
    }

    /// <summary>Reads an event that was delivered, after checking its signature and age.</summary>
    /// <param name="json">The body, exactly as received.</param>
    /// <param name="stripeSignatureHeader">The Stripe-Signature header.</param>
    /// <param name="secret">The secret of the endpoint.</param>
    /// <param name="tolerance">How many seconds old the delivery may be.</param>
    /// <param name="throwOnApiVersionMismatch">Whether another release train is an error.</param>
    /// <exception cref="StripeException">The delivery cannot be trusted, or its version does not match.</exception>
    public static Event ConstructEvent(
        string json,
        string stripeSignatureHeader,
        string secret,
        long tolerance = DefaultTimeTolerance,
        bool throwOnApiVersionMismatch = true
    ) => ConstructEvent(json, stripeSignatureHeader, secret, tolerance, Now(), throwOnApiVersionMismatch);

    /// <summary>Reads an event that was delivered, as of <paramref name="utcNow"/> in Unix seconds.</summary>
    public static Event ConstructEvent(
        string json,
        string stripeSignatureHeader,
        string secret,
        long tolerance,
        long utcNow,
        bool throwOnApiVersionMismatch = true
    )
    {
        ValidateSignature(json, stripeSignatureHeader, secret, tolerance, utcNow);
        return ParseEvent(json, throwOnApiVersionMismatch);
    }

    /// <summary>Checks the signature and the age of a delivery.</summary>
    /// <exception cref="StripeException">The delivery cannot be trusted.</exception>
    public static void ValidateSignature(
        string json,
        string stripeSignatureHeader,
        string secret,
        long tolerance = DefaultTimeTolerance
    ) => ValidateSignature(json, stripeSignatureHeader, secret, tolerance, Now());

    /// <summary>Checks the signature and the age of a delivery, as of <paramref name="utcNow"/> in Unix seconds.</summary>
    public static void ValidateSignature(
        string json,
        string stripeSignatureHeader,
        string secret,
        long tolerance,
        long utcNow
    )
    {
        var items = ParseHeader(stripeSignatureHeader);
        var timestamp = items["t"].FirstOrDefault();
        var expected = Expect(secret, timestamp, json);
        if (!items["v1"].Any(signature => SameInConstantTime(signature, expected)))
        {
            throw new StripeException(
                "The expected signature was not found in the Stripe-Signature header. "
                    + "Make sure you're using the correct webhook secret (whsec_) and confirm the incoming request "
                    + "came from Stripe."
            );
        }

        if (Math.Abs(utcNow - Convert.ToInt32(timestamp, CultureInfo.InvariantCulture)) > tolerance)
        {
            throw new StripeException(
                "The webhook cannot be processed because the current timestamp is outside of the allowed tolerance."
            );
        }
    }

    /// <summary>Signs a body the way Stripe does; for tests, with a header of <c>t={timestamp},v1={signature}</c>.</summary>
    public static string ComputeSignature(string secret, string timestamp, string payload) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(StrictUtf8.GetBytes(secret), StrictUtf8.GetBytes($"{timestamp}.{payload}"))
        );

    private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    private static void RefuseThinEvent(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (
            document.RootElement.TryGetProperty("object", out var kind)
            && string.Equals(kind.GetString(), "v2.core.event", StringComparison.Ordinal)
        )
        {
            throw new ArgumentException(
                "You passed a thin event notification to ConstructEvent, which expects a webhook payload.",
                nameof(json)
            );
        }
    }

    private static string Expect(string secret, string timestamp, string json)
    {
        try
        {
            return ComputeSignature(secret, timestamp, json);
        }
        catch (EncoderFallbackException failure)
        {
            throw new StripeException(
                "The webhook cannot be processed because the signature cannot be safely calculated.",
                failure
            );
        }
    }

    private static ILookup<string, string> ParseHeader(string header) =>
        header
            .Trim()
            .Split(',')
            .Select(item => item.Trim().Split('=', 2))
            .Select(parts =>
                parts.Length == 2 ? parts : throw new StripeException("The signature header format is unexpected.")
            )
            .ToLookup(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private static bool SameInConstantTime(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
