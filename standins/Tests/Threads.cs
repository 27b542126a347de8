using System.Runtime.CompilerServices;

namespace StandIns.Tests;

/// <summary>
/// Tests start programs and read files in calls that block, many at once on few cores. The pool gets more threads too
/// slowly for those who wait for a server's answer meanwhile: their clients gave up though the machine had nothing to do.
/// </summary>
internal static class Threads
{
    private const int Enough = 100;

    [ModuleInitializer]
    internal static void AreEnough() => ThreadPool.SetMinThreads(Enough, Enough);
}
