using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Notifications;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Notifications;

/// <param name="Token">From the mail.</param>
public sealed record UnsubscribeRequest([property: QueryParam] string? Token);

/// <summary>
/// The page that the link in a mail opens. It asks for a click instead of unsubscribing at once: mail scanners open
/// every link, and must not choose in the reader's place.
/// </summary>
public sealed class GetUnsubscribe(AirbnbDb db, UnsubscribeLinks links) : Endpoint<UnsubscribeRequest>
{
    public const string Route = "unsubscribe";

    public override void Configure()
    {
        Get(Route);
        RoutePrefixOverride("");
        AllowAnonymous(); // the token says whose mail it was in
        Description(route => route.Needs(Permission.UsePublic).ExcludeFromDescription());
    }

    public override async Task HandleAsync(UnsubscribeRequest request, CancellationToken ct)
    {
        var reader = await UnsubscribeReader.Find(request.Token, links, db, HttpContext, ct);
        await Send.ResultAsync(
            reader.Link is null
                ? UnsubscribePage.Invalid(reader.Language, HttpContext)
                : UnsubscribePage.Question(reader.Language, reader.Link.Category, HttpContext)
        );
    }
}

/// <summary>
/// One click, by the page's button or by a mail program in the reader's name (RFC 8058): the token is all it needs, no
/// session, no cookie, and whatever the body says.
/// </summary>
public sealed class PostUnsubscribe(AirbnbDb db, UnsubscribeLinks links, ChoosePreferences choose)
    : Endpoint<UnsubscribeRequest>
{
    public override void Configure()
    {
        Post(GetUnsubscribe.Route);
        RoutePrefixOverride("");
        AllowAnonymous();
        Description(route => route.Needs(Permission.UsePublic).ClearDefaultAccepts().ExcludeFromDescription());
    }

    public override async Task HandleAsync(UnsubscribeRequest request, CancellationToken ct)
    {
        var reader = await UnsubscribeReader.Find(request.Token, links, db, HttpContext, ct);
        if (reader.Link is { } link && (await choose.Unsubscribe(link, ct)).Succeeded)
            await Send.ResultAsync(UnsubscribePage.Done(reader.Language, link.Category, HttpContext));
        else
            await Send.ResultAsync(UnsubscribePage.Invalid(reader.Language, HttpContext));
    }
}

/// <summary>Whose mail the link was in, and the language they read.</summary>
public sealed record UnsubscribeReader(UnsubscribeLink? Link, Language Language)
{
    public static async Task<UnsubscribeReader> Find(
        string? token,
        UnsubscribeLinks links,
        AirbnbDb db,
        HttpContext http,
        CancellationToken ct
    )
    {
        var link = token is null ? null : links.Read(token);
        var language = await db
            .Users.Where(user => link != null && user.Id == link.UserId)
            .Select(user => (Language?)user.Language)
            .SingleOrDefaultAsync(ct);
        return language is { } known ? new(link, known) : new(null, http.PreferredLanguage());
    }
}
