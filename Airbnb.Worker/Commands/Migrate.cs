using Airbnb.Core;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Worker.Commands;

/// <summary>
/// <c>Airbnb.Worker migrate</c>: brings the database to this version as its owner, sets up the roles of API and
/// Worker, and sows what a new installation needs. Safe to repeat and to run twice at once.
/// </summary>
public static class Migrate
{
    public static async Task<int> Run(WebApplicationBuilder builder)
    {
        builder.AddFeatures(typeof(Migrate).Assembly);
        builder.Services.AddOptions<DatabaseRoles>().BindConfiguration("Roles");
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AirbnbDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.MigrateAsync();
        await scope.ServiceProvider.GetRequiredService<IOptions<DatabaseRoles>>().Value.Apply(db);
        foreach (var seed in scope.ServiceProvider.GetServices<ISeed>().OrderBy(seed => seed.Order))
            await seed.Sow(CancellationToken.None);
        return 0;
    }
}
