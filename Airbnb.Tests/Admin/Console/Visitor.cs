using Microsoft.Playwright;

namespace Airbnb.Tests.Admin.Console;

/// <summary>Somebody in front of the console.</summary>
public sealed class Visitor(IPage page, Uri address)
{
    public IPage Page { get; } = page;

    public Task<IResponse?> Open(string path) => Page.GotoAsync(new Uri(address, path).ToString());

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>Opens the lid in that part of the page, gives the reason and does it.</summary>
    public async Task Act(ILocator where, string label, string reason)
    {
        var act = where.Locator("details.act").Filter(new() { Has = Page.Locator($"summary:text-is('{label}')") });
        await act.Locator("summary").ClickAsync();
        await act.GetByLabel("Reason").FillAsync(reason);
        await act.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
    }

    /// <summary>Waits until the page says that it is done.</summary>
    public Task Done(string what) => Says($"{what}. It is in the audit log.");

    public Task Says(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);

    /// <summary>What somebody who cannot see it well, or has a narrow screen, would trip over.</summary>
    public async Task<string[]> Faults() =>
        [
            .. (await Page.EvaluateAsync<string[]>(Walk.Script)).Select(fault =>
                $"{new Uri(Page.Url).PathAndQuery}: {fault}"
            ),
        ];
}
