using System.Text;
using Airbnb.Core.Accounts.TwoFactor;

namespace Airbnb.Tests.Accounts.TwoFactor;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>RFC 6238, appendix B: the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var step = Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds));
        Assert.Equal(code, Totp.CodeAt(step, Secret));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_phone_may_be_half_a_minute_off(int steps, bool isTaken)
    {
        var step = Totp.StepAt(Now) + steps;
        var taken = Totp.StepOf(Totp.CodeAt(step, Secret), Secret, Now);
        Assert.Equal(isTaken ? step : null, taken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000")]
    [InlineData("0000000")]
    [InlineData("１２３４５６")]
    public void What_is_not_six_digits_is_no_code(string code) => Assert.Null(Totp.StepOf(code, Secret, Now));

    [Fact]
    public void A_code_is_taken_once_and_none_from_before_it()
    {
        var app = Authenticator.For(Guid.CreateVersion7(), Secret, Now);
        var step = Totp.StepAt(Now);
        Assert.True(app.Take(step));
        Assert.False(app.Take(step));
        Assert.False(app.Take(step - 1));
        Assert.True(app.Take(step + 1));
    }

    /// <summary>RFC 4648, 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_as_apps_read_them(string text, string written) =>
        Assert.Equal(written, Base32.Of(Encoding.ASCII.GetBytes(text)));
}
