using Airbnb.Core.Accounts.TwoFactor;

namespace Airbnb.Tests.Accounts.TwoFactor;

public sealed class RecoveryCodesTests
{
    [Fact]
    public void There_are_ten_that_are_hard_to_mistake_or_guess()
    {
        var codes = RecoveryCodes.New();
        Assert.Equal(RecoveryCodes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.Matches("^[a-hjkmnp-z2-9]{6}(-[a-hjkmnp-z2-9]{6}){3}$", code));
        Assert.Empty(codes.Intersect(RecoveryCodes.New(), StringComparer.Ordinal));
    }

    [Fact]
    public void They_are_read_as_people_type_them()
    {
        var hash = RecoveryCodes.HashOf("k7fq2m-x3nb9d-4tz8rc-wp5hsa");
        Assert.Equal(hash, RecoveryCodes.HashOf(" K7FQ2M x3nb9d4tz8rc-wp5hsa "));
        Assert.NotEqual(hash, RecoveryCodes.HashOf("k7fq2m-x3nb9d-4tz8rc-wp5hsb"));
    }
}
