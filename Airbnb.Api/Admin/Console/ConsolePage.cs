using Airbnb.Api.Http;
using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Admin.Console;

/// <summary>What every page has at hand. It reads by itself; what it does, the use cases do that REST calls too.</summary>
public abstract class ConsolePage : ComponentBase
{
    /// <summary>Rows of a page.</summary>
    protected const int Rows = 20;

    [Inject]
    public required AirbnbDb Db { get; set; }

    [Inject]
    public required CurrentUser User { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    private Dictionary<Guid, string> names = [];

    /// <summary>Where a list goes on.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    /// <summary>Ends with the request.</summary>
    protected CancellationToken Ct => Http.RequestAborted;

    /// <summary>What a form sent; null for nothing.</summary>
    protected string? Said(string field) =>
        Http.Request.HasFormContentType && Http.Request.Form[field].ToString() is { Length: > 0 } said ? said : null;

    /// <summary>Looks up what these people are called, for <see cref="NameOf"/>.</summary>
    protected async Task Meet(IEnumerable<Guid?> people)
    {
        var ids = people.OfType<Guid>().Distinct().ToList();
        names = await Db
            .Users.Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.Name, Ct);
    }

    protected string? NameOf(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;

    protected Act Because(string reason) => User.Because(reason);

    /// <summary>Says so, in the status too, when what the address names is not there.</summary>
    protected void NotFound() => Navigation.NotFound();
}
