using FluentValidation;
using Microsoft.AspNetCore.Authorization;

namespace FastEndpoints;

/// <summary>What an endpoint has configured; it is part of the endpoint's metadata.</summary>
public sealed partial class EndpointDefinition(Type endpointType, Type requestDtoType, Type responseDtoType)
{
    public Type EndpointType { get; init; } = endpointType;

    public Type ReqDtoType { get; init; } = requestDtoType;

    public Type ResDtoType { get; init; } = responseDtoType;

    public string[] Verbs { get; internal set; } = [];

    public string[] Routes { get; internal set; } = [];

    public string? OverriddenRoutePrefix { get; private set; }

    public Type? ValidatorType { get; internal set; }

    public IEnumerable<IPreProcessor> PreProcessorsList => PreProcessorList;

    public IEnumerable<IPostProcessor> PostProcessorsList => PostProcessorList;

    public string[]? AnonymousVerbs { get; private set; }

    public List<string>? AuthSchemeNames { get; private set; }

    public List<string>? AllowedRoles { get; private set; }

    public List<string>? AllowedPermissions { get; private set; }

    public bool AllowAnyPermission { get; private set; }

    public List<string>? AllowedClaimTypes { get; private set; }

    public bool AllowAnyClaim { get; private set; }

    public List<string>? PreBuiltUserPolicies { get; private set; }

    public Action<AuthorizationPolicyBuilder>? PolicyBuilder { get; private set; }

    public string SecurityPolicyName => $"epPolicy:{EndpointType.FullName}";

    public List<string>? EndpointTags { get; private set; }

    public EndpointSummary? EndpointSummary { get; private set; }

    public object[]? EndpointMetadata { get; private set; }

    public bool DontAutoTagEndpoints { get; private set; }

    public string? FormDataContentType { get; private set; }

    public bool DontBindFormData { get; private set; }

    public bool DontAutoSend { get; private set; }

    public bool DoNotCatchExceptions { get; private set; }

    public bool SkipHandlerIfResponseStarted { get; private set; }

    public bool ThrowIfValidationFails { get; private set; } = true;

    internal long? MaxRequestSize { get; private set; }

    internal Action<RouteHandlerBuilder>? RouteConfiguration { get; private set; }

    internal bool IsLocked { get; set; }

    public void AllowAnonymous(params Http[] verbs)
    {
        ThrowIfLocked();
        AnonymousVerbs = verbs.Length > 0 ? Array.ConvertAll(verbs, verb => verb.ToString()) : Enum.GetNames<Http>();
    }

    public void AllowAnonymous(string[] verbs)
    {
        ThrowIfLocked();
        AnonymousVerbs = verbs;
    }

    /// <summary>Verbs in addition to the endpoint's own.</summary>
    public void AdditionalVerbs(params Http[] verbs) =>
        AdditionalVerbs(Array.ConvertAll(verbs, verb => verb.ToString()));

    /// <summary>Verbs in addition to the endpoint's own.</summary>
    public void AdditionalVerbs(params string[] verbs)
    {
        ThrowIfLocked();
        Verbs = [.. Verbs, .. verbs];
    }

    public void AuthSchemes(params string[] authSchemeNames)
    {
        ThrowIfLocked();
        AuthSchemeNames = [.. AuthSchemeNames ?? [], .. authSchemeNames];
    }

    /// <summary>Any of these roles may call.</summary>
    public void Roles(params string[] rolesNames)
    {
        ThrowIfLocked();
        AllowedRoles = [.. AllowedRoles ?? [], .. rolesNames];
    }

    /// <summary>All of these policies must agree.</summary>
    public void Policies(params string[] policyNames)
    {
        ThrowIfLocked();
        PreBuiltUserPolicies = [.. PreBuiltUserPolicies ?? [], .. policyNames];
    }

    /// <summary>Requirements in addition to those configured so far.</summary>
    public void Policy(Action<AuthorizationPolicyBuilder> policy)
    {
        ThrowIfLocked();
        PolicyBuilder = policy + PolicyBuilder;
    }

    /// <summary>Any of these permissions is enough.</summary>
    public void Permissions(params string[] permissions) => AddPermissions(permissions, any: true);

    /// <summary>All of these permissions are needed.</summary>
    public void PermissionsAll(params string[] permissions) => AddPermissions(permissions, any: false);

    /// <summary>Any of these claim types is enough.</summary>
    public void Claims(params string[] claimTypes) => AddClaims(claimTypes, any: true);

    /// <summary>All of these claim types are needed.</summary>
    public void ClaimsAll(params string[] claimTypes) => AddClaims(claimTypes, any: false);

    /// <summary>Accepts <c>multipart/form-data</c>.</summary>
    public void AllowFileUploads(bool dontAutoBindFormData = false)
    {
        ThrowIfLocked();
        FormDataContentType = "multipart/form-data";
        DontBindFormData = dontAutoBindFormData;
    }

    /// <summary>Accepts form fields.</summary>
    public void AllowFormData(bool urlEncoded = false)
    {
        ThrowIfLocked();
        FormDataContentType = urlEncoded ? "application/x-www-form-urlencoded" : "multipart/form-data";
    }

    public void MaxRequestBodySize(long size)
    {
        ThrowIfLocked();
        MaxRequestSize = size;
    }

    /// <summary>Describes the endpoint, optionally without what it would accept and produce by default.</summary>
    public void Description(Action<RouteHandlerBuilder> builder, bool clearDefaults = false)
    {
        ThrowIfLocked();
        RouteConfiguration = builder + RouteConfiguration;
        if (clearDefaults)
            RouteConfiguration = DocumentedDefaults.Clear + RouteConfiguration;
    }

    public void Options(Action<RouteHandlerBuilder> builder)
    {
        ThrowIfLocked();
        RouteConfiguration = builder + RouteConfiguration;
    }

    public void Metadata(params object[] metadata)
    {
        ThrowIfLocked();
        EndpointMetadata = [.. EndpointMetadata ?? [], .. metadata];
    }

    public void Tags(params string[] endpointTags)
    {
        ThrowIfLocked();
        EndpointTags = [.. EndpointTags ?? [], .. endpointTags];
    }

    /// <summary>The OpenAPI document does not tag the endpoint by its route.</summary>
    public void DontAutoTag()
    {
        ThrowIfLocked();
        DontAutoTagEndpoints = true;
    }

    public void Summary(Action<EndpointSummary> endpointSummary)
    {
        ThrowIfLocked();
        endpointSummary(EndpointSummary ??= new());
    }

    public void Summary<TRequest>(Action<EndpointSummary<TRequest>> endpointSummary)
        where TRequest : notnull
    {
        ThrowIfLocked();
        var summary = EndpointSummary as EndpointSummary<TRequest> ?? new(EndpointSummary);
        endpointSummary(summary);
        EndpointSummary = summary;
    }

    public void Summary(EndpointSummary endpointSummary)
    {
        ThrowIfLocked();
        EndpointSummary = endpointSummary;
    }

    public void Group<TEndpointGroup>()
        where TEndpointGroup : Group, new()
    {
        ThrowIfLocked();
        if (Routes.Length == 0)
            throw new InvalidOperationException(
                $"Endpoint group can only be specified after the route has been configured in the "
                    + $"[{EndpointType.FullName}] endpoint class!"
            );
        new TEndpointGroup().Apply(this);
    }

    /// <summary>Replaces the global route prefix; an empty one removes it.</summary>
    public void RoutePrefixOverride(string routePrefix)
    {
        ThrowIfLocked();
        OverriddenRoutePrefix = routePrefix;
    }

    public void Validator<TValidator>()
        where TValidator : IValidator
    {
        ThrowIfLocked();
        ValidatorType = typeof(TValidator);
    }

    /// <summary>An invalid request reaches the handler.</summary>
    public void DontThrowIfValidationFails()
    {
        ThrowIfLocked();
        ThrowIfValidationFails = false;
    }

    public void DontAutoSendResponse()
    {
        ThrowIfLocked();
        DontAutoSend = true;
    }

    /// <summary>Refusals are thrown instead of sent.</summary>
    public void DontCatchExceptions()
    {
        ThrowIfLocked();
        DoNotCatchExceptions = true;
    }

    public void DontExecuteHandlerIfResponseStarted()
    {
        ThrowIfLocked();
        SkipHandlerIfResponseStarted = true;
    }

    internal void ThrowIfLocked([System.Runtime.CompilerServices.CallerMemberName] string caller = "")
    {
        if (IsLocked)
            throw new InvalidOperationException(
                $"Not allowed to configure endpoints after startup! Culprit: [{caller}()]"
            );
    }

    void AddPermissions(string[] permissions, bool any)
    {
        ThrowIfLocked();
        AllowAnyPermission = any;
        AllowedPermissions = [.. AllowedPermissions ?? [], .. permissions];
    }

    void AddClaims(string[] claimTypes, bool any)
    {
        ThrowIfLocked();
        AllowAnyClaim = any;
        AllowedClaimTypes = [.. AllowedClaimTypes ?? [], .. claimTypes];
    }
}
