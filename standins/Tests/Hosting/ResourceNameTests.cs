using Aspire.Hosting;

namespace StandIns.Tests.Hosting;

public class ResourceNameTests
{
    [Theory]
    [InlineData("api")]
    [InlineData("Api-2")]
    public void Good_names_are_taken(string name) =>
        Assert.Equal(name, HostingApp.Empty().AddScript(name, "true").Resource.Name);

    [Theory]
    [InlineData("")]
    [InlineData("2api")]
    [InlineData("a_b")]
    [InlineData("a--b")]
    [InlineData("a-")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123456789")]
    public void Bad_names_are_refused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => HostingApp.Empty().AddScript(name, "true"));

    [Fact]
    public void A_name_is_used_once_whatever_its_case()
    {
        var builder = HostingApp.Empty();
        builder.AddScript("api", "true");

        Assert.Throws<DistributedApplicationException>(() => builder.AddScript("API", "true"));
    }
}
