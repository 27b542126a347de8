using System.Text.RegularExpressions;
using Airbnb.Core.Privacy.Erasing;

namespace Airbnb.Tests.Privacy;

/// <summary>The expression is for Postgres, and means the same here.</summary>
public sealed class TracesTests
{
    private static readonly string Zelda = Traces.Of("Zelda O'Quinn-Ørsted", "zelda@example.com", "+49 77", null);

    [Theory]
    [InlineData("Hello Zelda!", "Hello •••!")]
    [InlineData("ZELDA o'quinn-ØRSTED", "•••")]
    [InlineData("zelda  o'quinn-ørsted, zelda", "•••, •••")]
    [InlineData("Mail Zelda@Example.com or call +49 77.", "Mail ••• or call •••.")]
    [InlineData("Zeldana is somebody else", "Zeldana is somebody else")]
    [InlineData("notzelda", "notzelda")]
    [InlineData("zelda@example.community", "•••munity")]
    [InlineData("Call +4977", "Call +4977")]
    public void What_names_somebody_is_taken_out_and_nothing_else(string words, string left) =>
        Assert.Equal(left, Without(Zelda, words));

    [Theory]
    [InlineData("A", "A b, a.b, ab", "••• b, •••.b, ab")]
    [InlineData("Li Wu", "Li, Lima, WU, li wu", "•••, Lima, •••, •••")]
    [InlineData("(.*) [a]", "nothing (.*) matches", "nothing ••• matches")]
    [InlineData("李 明", "李明 and 李, 明", "李明 and 李, 明")]
    public void Whatever_people_are_called(string name, string words, string left) =>
        Assert.Equal(left, Without(Traces.Of(name, "x@example.com"), words));

    private static string Without(string traces, string words) =>
        Regex.Replace(words, traces, "•••", RegexOptions.None, TimeSpan.FromSeconds(1));
}
