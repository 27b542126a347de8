using Aspire.Hosting.Servers;

namespace StandIns.Tests.Servers;

public sealed class KilledParentTests : IDisposable
{
    private readonly Scratch scratch = new();

    public static TheoryData<string> Kinds => [.. Enum.GetNames<ServerKind>()];

    /// <summary>A parent that is killed, the same data with another password afterwards, and an orderly stop.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_volume_outlives_its_run_and_a_change_of_password(string kind)
    {
        var spec = Scratch.Spec(Enum.Parse<ServerKind>(kind), "volume");
        using (var parent = await KillableParent.RunAsync(spec, scratch))
        {
            await ServerUse.LeaveNoteAsync(spec);
            parent.Kill();
        }

        var again = spec with { Password = "another" };
        await using var server = await scratch.StartAsync(again);
        await ServerUse.FindNoteAsync(again);
        await Assert.ThrowsAnyAsync<Exception>(() => ServerUse.FindNoteAsync(spec, TimeSpan.FromSeconds(5)));

        await server.StopAsync();
        await Traces.NoneLeftAsync(scratch.Root);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_killed_parent_leaves_no_process_and_no_throw_away_data(string kind)
    {
        var spec = Scratch.Spec(Enum.Parse<ServerKind>(kind));
        using var parent = await KillableParent.RunAsync(spec, scratch);
        await ServerUse.LeaveNoteAsync(spec);
        Assert.NotEmpty(Traces.Of(scratch.Root));

        parent.Kill();

        await Traces.NoneLeftAsync(scratch.Root);
        Assert.Empty(Directory.GetDirectories(scratch.ThrowAway));
    }

    public void Dispose() => scratch.Dispose();
}
