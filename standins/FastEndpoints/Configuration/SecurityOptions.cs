namespace FastEndpoints;

/// <summary>The claim types that carry names, roles and permissions.</summary>
public sealed class SecurityOptions
{
    public string NameClaimType { internal get; set; } = "name";

    public string RoleClaimType { internal get; set; } = "role";

    public string PermissionsClaimType { internal get; set; } = "permissions";
}
