using Airbnb.Api.Accounts.Sessions;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Sessions;
using FastEndpoints;

namespace Airbnb.Api.Accounts.TwoFactor;

/// <summary>What a sign-in leads to.</summary>
public static class SecondFactorAnswers
{
    public static Task SendSession(this IEndpoint endpoint, Result<SignedIn> signedIn, CancellationToken ct)
    {
        endpoint.HttpContext.Response.Headers.CacheControl = "no-store";
        return endpoint.SendCreated(
            signedIn,
            session => $"/{ApiConventions.Prefix}/sessions/{session.SessionId}",
            SignInResponse.From,
            ct
        );
    }

    /// <summary>The 401 that asks for the second step.</summary>
    public static Task SendChallenge(this IEndpoint endpoint, string challenge, CancellationToken ct)
    {
        var headers = endpoint.HttpContext.Response.Headers;
        (headers.WWWAuthenticate, headers.CacheControl) = ("Bearer", "no-store");
        var problem = Problem.Of(AccountErrors.SecondFactorRequired) with { Challenge = challenge };
        return endpoint.Send(problem.ToResult(), ct);
    }
}
