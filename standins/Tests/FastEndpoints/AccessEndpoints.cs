using FastEndpoints;

namespace StandIns.Tests.Fast;

public abstract class Closed : EndpointWithoutRequest
{
    public override async Task HandleAsync(CancellationToken ct) => await Send.OkAsync(ct);
}

public sealed class SignedIn : Closed
{
    public override void Configure() => Get("access/signed-in");
}

public sealed class ForRoles : Closed
{
    public override void Configure()
    {
        Get("access/roles");
        Roles("admin", "support");
    }
}

public sealed class ForPermission : Closed
{
    public override void Configure()
    {
        Get("access/permission");
        Permissions("read", "write");
    }
}

public sealed class ForAllPermissions : Closed
{
    public override void Configure()
    {
        Get("access/permissions");
        PermissionsAll("read", "write");
    }
}

public sealed class ForClaims : Closed
{
    public override void Configure()
    {
        Get("access/claims");
        ClaimsAll("host", "verified");
    }
}

public sealed class ForAnyClaim : Closed
{
    public override void Configure()
    {
        Get("access/any-claim");
        Claims("host", "verified");
    }
}

public sealed class HostGroup : Group
{
    public HostGroup() => Configure("access/hosts", ep => ep.Policies("hosts"));
}

public sealed class ForHosts : Closed
{
    public override void Configure()
    {
        Get("policy");
        Group<HostGroup>();
    }
}

public sealed class ForOwnPolicy : Closed
{
    public override void Configure()
    {
        Get("own");
        Group<HostGroup>();
        Policy(policy => policy.RequireClaim("verified"));
    }
}

public sealed class ForScheme : Closed
{
    public override void Configure()
    {
        Get("access/scheme");
        AuthSchemes("Test");
    }
}
