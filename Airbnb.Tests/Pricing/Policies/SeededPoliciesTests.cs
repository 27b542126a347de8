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

        var policy = await db.PolicyInForce(PolicyCode.Firm, new DateOnly(2027, 3, 1), CancellationToken.None);

        Assert.Equal(Policy.Firm.Id, policy.Id);
    }

    private static string Text(CancellationPolicy policy) => JsonSerializer.Serialize(policy);
}
