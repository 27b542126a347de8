using System.Security.Cryptography;
using System.Text;

namespace Aspire.Hosting.Servers;

/// <summary>Remembers, as a fingerprint beside the data, which login the data was last given.</summary>
internal static class KnownLogin
{
    private const string File = "login.sha256";

    public static async Task<bool> IsTodaysAsync(DataFolder folder, CancellationToken ct) =>
        System.IO.File.Exists(folder.In(File))
        && string.Equals(
            await System.IO.File.ReadAllTextAsync(folder.In(File), ct),
            Fingerprint(folder.Spec),
            StringComparison.Ordinal
        );

    public static Task RememberAsync(DataFolder folder, CancellationToken ct) =>
        folder.WriteSecretAsync(File, Fingerprint(folder.Spec), ct);

    private static string Fingerprint(ServerSpec spec) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{spec.UserName}\n{spec.Password}")));
}
