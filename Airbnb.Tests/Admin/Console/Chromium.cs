using System.Diagnostics;
using Microsoft.Playwright;

namespace Airbnb.Tests.Admin.Console;

/// <summary>One browser for all tests that need one: the machine's own, installed when there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Of a page on a busy machine, in ms.</summary>
    public const float Patience = 30_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var program = Find() ?? await Install();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = program,
                // Its sandbox wants a user of its own, which containers and roots have not.
                Args = ["--no-sandbox", "--force-color-profile=srgb"],
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        playwright?.Dispose();
    }

    private static string? Find() =>
        Environment
            .GetEnvironmentVariable("PATH")!
            .Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>As the AppHost does with servers: on Debian and Ubuntu, as root or with password-less sudo.</summary>
    private static async Task<string> Install()
    {
        const string Script =
            "export DEBIAN_FRONTEND=noninteractive; apt-get update -qq; "
            + "apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core";
        string[] asRoot = Environment.IsPrivilegedProcess ? [] : ["sudo", "-n"];
        string[] words = [.. asRoot, "sh", "-c", Script];
        using var install = Process.Start(
            new ProcessStartInfo(words[0], words[1..])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var (said, failed) = (install.StandardOutput.ReadToEndAsync(), install.StandardError.ReadToEndAsync());
        await install.WaitForExitAsync();
        return Find()
            ?? throw new InvalidOperationException(
                $"There is no Chromium here, and it cannot be installed: put one on the PATH.\n{await said}{await failed}"
            );
    }
}
