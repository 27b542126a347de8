using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace StandIns.Tests.Hosting;

public class ReferenceExpressionTests
{
    private readonly ParameterResource _colour = new("colour", _ => "light green");

    [Fact]
    public async Task Literal_braces_stay()
    {
        var expression = ReferenceExpression.Create($"{{0}} {_colour} {{{_colour}}}");

        Assert.Equal("{0} light green {light green}", await expression.GetValueAsync());
    }

    [Fact]
    public async Task Inner_expressions_are_part_of_the_outer()
    {
        var inner = ReferenceExpression.Create($"{{{_colour}}}");
        var outer = ReferenceExpression.Create($"{_colour}/{inner}/{inner}");

        Assert.Equal("light green/{light green}/{light green}", await outer.GetValueAsync());
        Assert.Equal(3, outer.ValueProviders.Count);
    }

    [Fact]
    public async Task Uri_format_escapes()
    {
        Assert.Equal("x/light%20green", await ReferenceExpression.Create($"x/{_colour:uri}").GetValueAsync());
        Assert.Throws<FormatException>(() => ReferenceExpression.Create($"{_colour:json}"));
    }

    [Fact]
    public void Manifest_expressions_name_the_values()
    {
        var builder = HostingApp.Empty();
        var api = builder.AddScript("api", "true").WithHttpEndpoint();
        var endpoint = api.GetEndpoint("http");

        var expression = ReferenceExpression.Create(
            $"{endpoint} {endpoint.Property(EndpointProperty.HostAndPort)} {endpoint.Property(EndpointProperty.TargetPort)} {_colour}"
        );

        Assert.Equal(
            "{api.bindings.http.url} {api.bindings.http.host}:{api.bindings.http.port} {api.bindings.http.targetPort} {colour.value}",
            expression.ValueExpression
        );
    }

    [Fact]
    public async Task A_builder_adds_piece_by_piece()
    {
        var builder = new ReferenceExpressionBuilder();
        Assert.True(builder.IsEmpty);

        builder.AppendLiteral("a=");
        builder.AppendFormatted(_colour);
        builder.Append($";b={_colour:uri}");

        Assert.Equal("a=light green;b=light%20green", await builder.Build().GetValueAsync());
    }

    [Fact]
    public async Task An_endpoint_is_waited_for()
    {
        var api = HostingApp.Empty().AddScript("api", "true").WithHttpEndpoint();
        var url = ReferenceExpression.Create($"{api.GetEndpoint("http")}").GetValueAsync().AsTask();
        Assert.False(url.IsCompleted);

        InjectedEnvironmentTests.Allocate(api, "http", "localhost", 5001);

        Assert.Equal("http://localhost:5001", await url);
    }
}
