using System.Diagnostics;
using Microsoft.Playwright;

namespace Airbnb.Tests.Admin.Console;

/// <summary>One browser for all tests that need one: the machine's own, installed when there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Of a page on a busy machine, in ms.</summary>
    private const float Patience = 60_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var program = Find() ?? await Install();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
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
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
    }

    /// <summary>Somebody who was never here.</summary>
    public async Task<IBrowserContext> Open(BrowserNewContextOptions? options = null)
    {
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
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
            "export DEBIAN_FRONTEND=noninteractive; lock=DPkg::Lock::Timeout=600; apt-get -o $lock update -qq; "
            + "apt-get -o $lock install -y -qq --no-install-recommends chromium fonts-dejavu-core";
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
