using Airbnb.Api.Accounts;
using Airbnb.Api.Http;

namespace Airbnb.Api.Privacy;

/// <summary>The page that the link to the copy of one's data opens: its script saves what it is given.</summary>
public sealed class GetExport() : GetMailedPage("export", Page)
{
    private static readonly MailedPage Page = new(
        EmbeddedPages.Read<GetExport>("Export.html"),
        "export.",
        "exports/downloads",
        "token"
    );
}
