using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Airbnb.Core.Accounts.Sessions;

/// <summary>
/// The secret a client holds: 256 random bits behind a prefix by which leaked ones can be searched for. Only its hash is
/// stored; being random, it needs neither salt nor a slow hash.
/// </summary>
public sealed class SessionToken
{
    private const string Prefix = "air_";
    private const int RandomBytes = 32;
    private static readonly int Length = Prefix.Length + Base64Url.GetEncodedLength(RandomBytes);

    private SessionToken(string text) => Text = text;

    public string Text { get; }
    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    public static SessionToken New() =>
        new(Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>Null for what cannot be one of ours, which then costs no look-up.</summary>
    public static SessionToken? Parse(string? text) =>
        text is not null
        && text.Length == Length
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && Base64Url.IsValid(text.AsSpan(Prefix.Length), out var bytes)
        && bytes == RandomBytes
            ? new SessionToken(text)
            : null;

    /// <summary>Never the secret: tokens must not get into logs.</summary>
    public override string ToString() => Prefix + "...";
}
