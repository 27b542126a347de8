using Airbnb.Core;

namespace Airbnb.Tests.Foundations;

public sealed class ResultTests
{
    private static readonly Error No = new("test.no", Kind.Refused, "No.");

    [Fact]
    public void A_value_is_a_success()
    {
        Result<int> result = 5;

        Assert.True(result.Succeeded);
        Assert.Null(result.Error);
        Assert.Equal(5, result.Value);
        Assert.Equal("5!", result.Map(number => $"{number}!").Value);
    }

    [Fact]
    public void An_error_is_a_refusal_that_has_no_value()
    {
        Result<int> result = No;

        Assert.False(result.Succeeded);
        Assert.Equal(No, result.Error);
        Assert.Contains(
            "test.no",
            Assert.Throws<InvalidOperationException>(() => result.Value).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_refusal_passes_through_untouched()
    {
        Result<int> refused = No;
        Result plain = No;

        Assert.Equal(No, refused.Map<string>(_ => throw new InvalidOperationException("Not to be called.")).Error);
        Assert.Equal(No, plain.As("never seen").Error);
        Assert.Equal("seen", Result.Done.As("seen").Value);
    }
}
