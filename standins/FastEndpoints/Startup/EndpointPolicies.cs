using Microsoft.AspNetCore.Authorization;

namespace FastEndpoints;

/// <summary>Turns what an endpoint demands of its callers into authorisation policies.</summary>
static class EndpointPolicies
{
    internal static void Register(AuthorizationOptions options, EndpointDefinition definition)
    {
        if (definition.RequiresAuthorization)
            options.AddPolicy(definition.SecurityPolicyName, policy => Build(policy, definition));
    }

    internal static IAuthorizeData[] Of(EndpointDefinition definition)
    {
        var names = definition.PreBuiltUserPolicies ?? [];
        if (definition.RequiresAuthorization)
            names = [.. names, definition.SecurityPolicyName];
        var schemes = definition.AuthSchemeNames is { } list ? string.Join(',', list) : null;
        var roles = definition.AllowedRoles is { } allowed ? string.Join(',', allowed) : null;
        return names
            .Select(
                IAuthorizeData (name) => new AuthorizeAttribute(name) { AuthenticationSchemes = schemes, Roles = roles }
            )
            .ToArray();
    }

    static void Build(AuthorizationPolicyBuilder policy, EndpointDefinition definition)
    {
        policy.RequireAuthenticatedUser();
        if (definition.AllowedPermissions is { Count: > 0 } permissions)
            policy.RequireAssertion(context =>
                Matches(permissions, definition.AllowAnyPermission, wanted => HasPermission(context, wanted))
            );
        if (definition.AllowedClaimTypes is { Count: > 0 } claims)
            policy.RequireAssertion(context =>
                Matches(claims, definition.AllowAnyClaim, wanted => HasClaim(context, wanted))
            );
        definition.PolicyBuilder?.Invoke(policy);
    }

    static bool Matches(List<string> wanted, bool any, Predicate<string> isThere) =>
        any ? wanted.Exists(isThere) : wanted.TrueForAll(isThere);

    static bool HasPermission(AuthorizationHandlerContext context, string permission) =>
        context.User.HasClaim(claim =>
            claim.Type.Equals(Cfg.SecOpts.PermissionsClaimType, StringComparison.OrdinalIgnoreCase)
            && string.Equals(claim.Value, permission, StringComparison.Ordinal)
        );

    static bool HasClaim(AuthorizationHandlerContext context, string type) =>
        context.User.HasClaim(claim => claim.Type.Equals(type, StringComparison.OrdinalIgnoreCase));
}
