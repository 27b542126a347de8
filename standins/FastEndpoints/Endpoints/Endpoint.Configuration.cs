using System.Diagnostics.CodeAnalysis;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;

namespace FastEndpoints;

public abstract partial class Endpoint<TRequest, TResponse>
{
    protected void Get([StringSyntax("Route")] params string[] routePatterns) => On(Http.GET, routePatterns);

    protected void Post([StringSyntax("Route")] params string[] routePatterns) => On(Http.POST, routePatterns);

    protected void Put([StringSyntax("Route")] params string[] routePatterns) => On(Http.PUT, routePatterns);

    protected void Patch([StringSyntax("Route")] params string[] routePatterns) => On(Http.PATCH, routePatterns);

    protected void Delete([StringSyntax("Route")] params string[] routePatterns) => On(Http.DELETE, routePatterns);

    protected void Head([StringSyntax("Route")] params string[] routePatterns) => On(Http.HEAD, routePatterns);

    public void Verbs(params Http[] methods) => Verbs(Array.ConvertAll(methods, method => method.ToString()));

    public sealed override void Verbs(params string[] methods)
    {
        Definition.ThrowIfLocked();
        Definition.Verbs = methods;
    }

    public sealed override void Routes([StringSyntax("Route")] params string[] patterns)
    {
        Definition.ThrowIfLocked();
        Definition.Routes = patterns;
    }

    /// <summary>Replaces the global route prefix; an empty one removes it.</summary>
    protected void RoutePrefixOverride(string routePrefix) => Definition.RoutePrefixOverride(routePrefix);

    protected sealed override void Group<TEndpointGroup>() => Definition.Group<TEndpointGroup>();

    protected void AllowAnonymous(params Http[] verbs) => Definition.AllowAnonymous(verbs);

    protected void AllowAnonymous(string[] verbs) => Definition.AllowAnonymous(verbs);

    protected void AuthSchemes(params string[] authSchemeNames) => Definition.AuthSchemes(authSchemeNames);

    protected void Roles(params string[] rolesNames) => Definition.Roles(rolesNames);

    protected void Policies(params string[] policyNames) => Definition.Policies(policyNames);

    protected void Policy(Action<AuthorizationPolicyBuilder> policy) => Definition.Policy(policy);

    protected void Permissions(params string[] permissions) => Definition.Permissions(permissions);

    protected void PermissionsAll(params string[] permissions) => Definition.PermissionsAll(permissions);

    protected void Claims(params string[] claimTypes) => Definition.Claims(claimTypes);

    protected void ClaimsAll(params string[] claimTypes) => Definition.ClaimsAll(claimTypes);

    protected void AllowFileUploads(bool dontAutoBindFormData = false) =>
        Definition.AllowFileUploads(dontAutoBindFormData);

    protected void AllowFormData(bool urlEncoded = false) => Definition.AllowFormData(urlEncoded);

    protected void MaxRequestBodySize(long size) => Definition.MaxRequestBodySize(size);

    protected void Description(Action<RouteHandlerBuilder> builder, bool clearDefaults = false) =>
        Definition.Description(builder, clearDefaults);

    protected void Options(Action<RouteHandlerBuilder> builder) => Definition.Options(builder);

    protected void Metadata(params object[] metadata) => Definition.Metadata(metadata);

    protected void Tags(params string[] endpointTags) => Definition.Tags(endpointTags);

    protected void DontAutoTag() => Definition.DontAutoTag();

    protected void Summary(Action<EndpointSummary> endpointSummary) => Definition.Summary(endpointSummary);

    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    protected void Summary(Action<EndpointSummary<TRequest>> endpointSummary) => Definition.Summary(endpointSummary);

    protected void Summary(EndpointSummary endpointSummary) => Definition.Summary(endpointSummary);

    protected void Validator<TValidator>()
        where TValidator : IValidator => Definition.Validator<TValidator>();

    protected void DontThrowIfValidationFails() => Definition.DontThrowIfValidationFails();

    protected void DontAutoSendResponse() => Definition.DontAutoSendResponse();

    protected void DontCatchExceptions() => Definition.DontCatchExceptions();

    protected void DontExecuteHandlerIfResponseStarted() => Definition.DontExecuteHandlerIfResponseStarted();

    public void PreProcessor<TPreProcessor>()
        where TPreProcessor : class, IPreProcessor<TRequest> => Definition.AddPreProcessor(typeof(TPreProcessor));

    public void PreProcessors(params IPreProcessor<TRequest>[] preProcessors)
    {
        foreach (var processor in preProcessors)
            Definition.AddPreProcessor(processor);
    }

    public void PostProcessor<TPostProcessor>()
        where TPostProcessor : class, IPostProcessor<TRequest, TResponse> =>
        Definition.AddPostProcessor(typeof(TPostProcessor));

    public void PostProcessors(params IPostProcessor<TRequest, TResponse>[] postProcessors)
    {
        foreach (var processor in postProcessors)
            Definition.AddPostProcessor(processor);
    }

    void On(Http verb, string[] routePatterns)
    {
        Verbs(verb);
        Routes(routePatterns);
    }
}
