using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Terminal;

namespace StandIns.Tests.Hosting;

public class TerminalTests
{
    [Fact]
    public void The_table_shows_states_and_addresses()
    {
        ResourceEvent[] resources =
        [
            Event(
                "api",
                Running() with
                {
                    Urls = [new("http", "http://localhost:5080", false), new("admin", "http://localhost:5081", false)],
                }
            ),
            Event("migrations", Running() with { State = KnownResourceStates.Finished, ExitCode = 0 }),
            Event("password", Running() with { IsHidden = true }),
        ];

        var table = ResourceTable.Of(resources, TimeSpan.FromSeconds(12.34), "http://localhost:15000/login?t=abc");

        Assert.Equal(
            """

            Everything is healthy after 12.3 s.

              Resource    State      URL
              ----------  ---------  ---------------------
              api         Healthy    http://localhost:5080
                                     http://localhost:5081
              migrations  Completed

            Dashboard: http://localhost:15000/login?t=abc
            Press Ctrl-C to stop.

            """,
            table
        );
    }

    [Fact]
    public void A_failure_shows_last_words_and_the_way_out()
    {
        var failed = Event("api", Running() with { State = KnownResourceStates.Finished, ExitCode = 134 });

        var text = FailureText.Of(
            failed,
            ["\u001b[31mUnhandled\u001b[0m exception.", "  at Main"],
            "http://localhost:15000/login?t=abc"
        );

        Assert.Contains("api ended with exit code 134.", text, StringComparison.Ordinal);
        Assert.Contains("  | Unhandled exception.\n  |   at Main\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "start api again on the dashboard (http://localhost:15000/login?t=abc)",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_missing_parameter_names_its_configuration_key()
    {
        var parameter = new ParameterResource("api-key", _ => throw new InvalidOperationException(), secret: true);
        var missing = new ResourceEvent(
            parameter,
            "api-key",
            Running() with
            {
                State = KnownResourceStates.ValueMissing,
            }
        );

        Assert.Contains("Parameters:api-key", FailureText.Of(missing, [], null), StringComparison.Ordinal);
    }

    private static ResourceEvent Event(string name, CustomResourceSnapshot snapshot) =>
        new(new ExecutableResource(name, "true", "/"), name, snapshot);

    private static CustomResourceSnapshot Running() =>
        new()
        {
            ResourceType = "Executable",
            Properties = ImmutableArray<ResourcePropertySnapshot>.Empty,
            State = KnownResourceStates.Running,
        };
}
