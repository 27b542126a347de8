using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Airbnb.Core.Accounts.Mailed;

/// <summary>What whoever reads a mail may do with the code in it.</summary>
public enum CodePurpose
{
    PasswordReset,
    EmailConfirmation,
    EmailUndo,
}

/// <summary>A code that a mail took to its reader, as its hash. It works once, and until it expires, in real time.</summary>
public sealed class MailedCode
{
    public required byte[] CodeHash { get; init; }
    public required Guid UserId { get; init; }
    public required CodePurpose Purpose { get; init; }

    /// <summary>What it is about. Codes for the same are spent together.</summary>
    public required Guid Subject { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>256 random bits for the link in a mail. Being random, they need neither salt nor a slow hash.</summary>
public sealed class OneTimeCode
{
    private const int RandomBytes = 32;

    private OneTimeCode(string text) => Text = text;

    public string Text { get; }
    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    public static OneTimeCode New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>Null for what cannot be one of ours, which then costs no look-up.</summary>
    public static OneTimeCode? Parse(string text) =>
        text.Length == Base64Url.GetEncodedLength(RandomBytes)
        && Base64Url.IsValid(text.AsSpan(), out var bytes)
        && bytes == RandomBytes
            ? new OneTimeCode(text)
            : null;

    /// <summary>Never the secret: codes must not get into logs.</summary>
    public override string ToString() => "...";
}
