using System.Text.Json;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Policies;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Pricing.Policies;

public sealed class SeededPoliciesTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task The_database_holds_the_policies_of_the_rules()
    {
        await using var db = App.OpenDb();

        var seeded = await db.CancellationPolicies.AsNoTracking().Where(p => p.Version == 1).ToListAsync();

        Assert.Equal(Policy.All.Select(Text), seeded.OrderBy(policy => policy.Code).Select(Text));
    }

    [Fact]
    public async Task The_newest_version_that_has_begun_is_in_force()
    {
        await using var db = App.OpenDb();
        var next = new CancellationPolicy
        {
            Id = Guid.CreateVersion7(),
            Code = PolicyCode.LongStay, // which nobody books by itself
            Version = 2,
            ValidFrom = new DateOnly(2900, 1, 1),
            Rules = Policy.Flexible.Rules,
        };
        db.CancellationPolicies.Add(next);
        await db.SaveChangesAsync();

        var before = await db.PolicyInForce(PolicyCode.LongStay, new DateOnly(2899, 12, 31), CancellationToken.None);
        var after = await db.PolicyInForce(PolicyCode.LongStay, new DateOnly(2900, 1, 1), CancellationToken.None);
        db.CancellationPolicies.Remove(next);
        await db.SaveChangesAsync();

        Assert.Equal((Policy.LongStay.Id, next.Id), (before.Id, after.Id));
    }

    private static string Text(CancellationPolicy policy) => JsonSerializer.Serialize(policy);
}
