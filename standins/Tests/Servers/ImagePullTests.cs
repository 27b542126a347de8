using System.Collections.Concurrent;
using Aspire.Hosting.Servers.Containers;

namespace StandIns.Tests.Servers;

/// <summary>With engines that are shell scripts.</summary>
public sealed class ImagePullTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly ConcurrentQueue<string> told = [];

    [Fact]
    public async Task A_registry_that_never_answers_is_given_up_and_people_see_it_coming()
    {
        var why = await PullAsync("exec sleep 300", TimeSpan.FromSeconds(3));

        Assert.Contains("was silent", why, StringComparison.Ordinal);
        Assert.Equal("Pulling the image redis:8.6, once", told.First());
        Assert.Contains("nothing new for", told.ElementAt(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_answers_may_take_its_time()
    {
        var why = await PullAsync("echo '8.6: Pulling from library/redis'; sleep 1; echo 'abc: Pull complete'");

        Assert.Null(why);
        Assert.Equal(
            ["Pulling the image redis:8.6, once", "  8.6: Pulling from library/redis", "  abc: Pull complete"],
            told.Where(line => !line.Contains("nothing new for", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_engine_s_words()
    {
        Assert.Equal("manifest unknown", await PullAsync("echo 'manifest unknown' >&2; exit 1"));
    }

    public void Dispose() => scratch.Dispose();

    private async Task<string?> PullAsync(string script, TimeSpan? answer = null)
    {
        var engine = Path.Combine(scratch.Root, "engine");
        await File.WriteAllTextAsync(engine, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(engine, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var aMinute = TimeSpan.FromMinutes(1);
        var patience = new PullPatience(answer ?? aMinute, Silence: aMinute, Sign: TimeSpan.FromMilliseconds(100));
        return await new ImagePull(engine, "redis:8.6", told.Enqueue, patience).RunAsync(CancellationToken.None);
    }
}
