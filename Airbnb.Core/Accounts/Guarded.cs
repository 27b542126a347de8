using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Airbnb.Core.Accounts;

/// <summary>What is guarded against guessing, and how many wrong guesses it takes before one has to wait.</summary>
public sealed record Guarded(string Name, int Free)
{
    private const int FreePerPlace = 5;
    private const int FreePerAccount = 20;

    /// <summary>
    /// By account and place, so that a stranger elsewhere cannot lock its owner out soon; and by account alone, for
    /// guesses that come from many places.
    /// </summary>
    public static Guarded[] SignIn(string account, IPAddress? from) =>
        [new($"sign-in {account} from {PlaceOf(from)}", FreePerPlace), new($"sign-in {account}", FreePerAccount)];

    /// <summary>What somebody who is signed in, or half, must prove once more.</summary>
    public static Guarded[] Proof(string what, Guid userId) => [new($"{what} {userId}", FreePerPlace)];

    public byte[] KeyHash => SHA256.HashData(Encoding.UTF8.GetBytes(Name));

    /// <summary>Who has one IPv6 address has 2^64 of them.</summary>
    private static string PlaceOf(IPAddress? from) =>
        from is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexString(from.GetAddressBytes().AsSpan(0, 8))
            : $"{from}";
}
