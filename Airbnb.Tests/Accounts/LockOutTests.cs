using System.Net;
using Airbnb.Core.Accounts;

namespace Airbnb.Tests.Accounts;

/// <summary>On the shared database, under a clock of the test's own.</summary>
public sealed class LockOutTests(SharedStack stack) : SharedStackTests(stack)
{
    // Whole seconds, as Postgres keeps no ticks; and from now, so that nobody sweeps the rows of others.
    private readonly StoppedClock clock = new(
        DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds())
    );
    private readonly Guarded[] one = [new($"one {Guid.NewGuid()}", 5)];

    [Fact]
    public async Task Five_guesses_are_free_and_then_each_costs_twice_the_wait()
    {
        for (var guess = 0; guess < 5; guess++)
            Assert.Equal(TimeSpan.Zero, await Try());

        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            Assert.Equal(TimeSpan.FromMinutes(minutes), await Try());
            clock.Now += TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1);
            Assert.Equal(TimeSpan.FromSeconds(1), await Try()); // asking in vain does not lengthen it
            clock.Now += TimeSpan.FromSeconds(1);
            Assert.Equal(TimeSpan.Zero, await Try());
        }
    }

    [Fact]
    public async Task A_day_without_guesses_and_a_right_one_forget_those_before()
    {
        for (var guess = 0; guess < 4; guess++)
            await Try();
        await App.Execute("UPDATE failed_tries SET forgotten_at = $1 WHERE key_hash = $2", clock.Now, one[0].KeyHash);
        for (var guess = 0; guess < 4; guess++)
            Assert.Equal(TimeSpan.Zero, await Try());
        await With(lockOut => lockOut.Forget(one, CancellationToken.None));
        for (var guess = 0; guess < 5; guess++)
            Assert.Equal(TimeSpan.Zero, await Try());
        Assert.NotEqual(TimeSpan.Zero, await Try());
    }

    [Fact]
    public async Task Forty_guesses_at_once_get_no_further_than_forty_in_a_row()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Try()));
        Assert.Equal(5, waits.Count(wait => wait == TimeSpan.Zero));
        Assert.All(waits.Where(wait => wait != TimeSpan.Zero), wait => Assert.Equal(LockOut.Waits[0], wait));
    }

    [Fact]
    public async Task Somebody_elsewhere_can_still_sign_in_until_guesses_come_from_all_over()
    {
        var account = $"{Guid.NewGuid():N}@example.com";
        for (var guess = 0; guess < 6; guess++)
            await Try(Guarded.SignIn(account, IPAddress.Parse("192.0.2.1")));
        Assert.NotEqual(TimeSpan.Zero, await Try(Guarded.SignIn(account, IPAddress.Parse("192.0.2.1"))));

        for (var place = 2; place < 17; place++)
            Assert.Equal(TimeSpan.Zero, await Try(Guarded.SignIn(account, IPAddress.Parse($"192.0.2.{place}"))));

        Assert.NotEqual(TimeSpan.Zero, await Try(Guarded.SignIn(account, IPAddress.Parse("192.0.2.99"))));
    }

    [Fact]
    public void Whoever_has_one_IPv6_address_has_all_beside_it()
    {
        var keys = new[] { "2001:db8::1", "2001:db8::ffff:1", "2001:db8:0:1::1" }
            .Select(text => Guarded.SignIn("ann@example.com", IPAddress.Parse(text))[0])
            .ToList();
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[0], keys[2]);
    }

    private Task<TimeSpan> Try(Guarded[]? what = null) =>
        With(lockOut => lockOut.Try(what ?? one, CancellationToken.None));

    private async Task<T> With<T>(Func<LockOut, Task<T>> act)
    {
        await using var db = App.OpenDb();
        return await act(new LockOut(db, clock));
    }

    private async Task With(Func<LockOut, Task> act)
    {
        await using var db = App.OpenDb();
        await act(new LockOut(db, clock));
    }
}
