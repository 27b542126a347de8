using Microsoft.AspNetCore.DataProtection;

namespace Airbnb.Core.Accounts.TwoFactor;

/// <summary>Secrets of authenticator apps as they are stored: sealed by the key ring that all replicas share.</summary>
public sealed class SealedSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Accounts.Authenticator");

    public byte[] Seal(byte[] secret) => protector.Protect(secret);

    public byte[] Open(byte[] sealedSecret) => protector.Unprotect(sealedSecret);
}
