using System.Text.Json;

namespace Stripe;

/// <summary>Settings of the library that hold for the whole process.</summary>
public static class StripeConfiguration
{
    /// <summary>The version of the API that every request asks for.</summary>
    public static string ApiVersion => "2026-07-29.dahlia";

    /// <summary>The version of the library.</summary>
    public static string StripeNetVersion => "52.2.0";

    /// <summary>The secret key of <see cref="StripeClient"/>.</summary>
    public static string ApiKey
    {
        get;
        set
        {
            if (!string.Equals(value, field, StringComparison.Ordinal))
            {
                StripeClient = null;
            }

            field = value;
        }
    }

    /// <summary>How often the client of <see cref="StripeClient"/> repeats a failed request.</summary>
    public static int MaxNetworkRetries
    {
        get;
        set
        {
            if (value != field)
            {
                StripeClient = null;
            }

            field = value;
        }
    } = SystemNetHttpClient.DefaultMaxNumberRetries;

    /// <summary>The client of services that were made without one.</summary>
    public static IStripeClient StripeClient
    {
        get =>
            field ??= new StripeClient(
                ApiKey,
                httpClient: new SystemNetHttpClient(maxNetworkRetries: MaxNetworkRetries)
            );
        set;
    }

    /// <summary>How entities are read from and written to JSON.</summary>
    public static JsonSerializerOptions SerializerOptions { get; set; } = DefaultStjSerializerOptions();

    /// <summary>Makes the options that <see cref="SerializerOptions"/> starts with.</summary>
    public static JsonSerializerOptions DefaultStjSerializerOptions() => EntityJson.CreateOptions();
}
